import { when } from "../../../problems";
import { podRule } from "../../../rule";

export default podRule({
  id: "kubernetes/workloads/no-host-pid",
  title: "Pods do not see the node's processes",
  why: "A pod that sees the node's processes reads their environment and their credentials.",
  severity: "critical",
  area: "runtime security",
  controls: { kubernetes: ["5.2.3"], eks: ["4.2.2"], aks: ["4.2.2"] },
  fix: "Remove hostPID.",
  check: ({ hostPID }) => when(hostPID === true, "hostPID is true"),
  good: () => [{}, { hostPID: false }],
  bad: () => [{ hostPID: true }],
});
