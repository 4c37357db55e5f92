import { when } from "../../../problems";
import { containerRule } from "../../../rule";

export default containerRule({
  id: "kubernetes/workloads/not-privileged",
  title: "Containers are not privileged",
  why: "A privileged container is root on its node.",
  severity: "critical",
  area: "runtime security",
  controls: { kubernetes: ["5.2.2"], eks: ["4.2.1"], aks: ["4.2.1"] },
  fix: "Remove securityContext.privileged, and grant the few capabilities that the container needs.",
  check: ({ securityContext }) => when(securityContext?.privileged === true, "privileged is true"),
  good: () => [{}, { securityContext: { privileged: false } }],
  bad: () => [{ securityContext: { privileged: true } }],
});
