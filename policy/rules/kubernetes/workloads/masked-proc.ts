import { when } from "../../../problems";
import { containerRule } from "../../../rule";

export default containerRule({
  id: "kubernetes/workloads/masked-proc",
  title: "Containers do not see all of /proc",
  why: "What is masked there tells of the node's kernel and of its other processes.",
  severity: "medium",
  area: "runtime security",
  controls: { peers: ["4.13"] },
  fix: "Leave securityContext.procMount out.",
  check: ({ securityContext }) => when(securityContext?.procMount === "Unmasked", "procMount is Unmasked"),
  good: () => [{}, { securityContext: { procMount: "Default" } }],
  bad: () => [{ securityContext: { procMount: "Unmasked" } }],
});
