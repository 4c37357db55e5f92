import { text, when } from "../../../problems";
import { podRule } from "../../../rule";

export default podRule({
  id: "kubernetes/workloads/no-system-priority",
  title: "Workloads do not claim the priority of the system's own pods",
  why: "Such a workload drives out what the node itself needs to run.",
  severity: "medium",
  area: "runtime security",
  controls: {},
  fix: "Make a PriorityClass for the workload.",
  // Outside kube-system, GKE does not admit such pods at all.
  check: ({ priorityClassName }) =>
    when(text(priorityClassName).startsWith("system-"), `the priority is ${priorityClassName}`),
  good: () => [{}, { priorityClassName: "sensor" }],
  bad: () => [{ priorityClassName: "system-node-critical" }],
});
