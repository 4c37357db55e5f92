import { when } from "../../../problems";
import { podRule } from "../../../rule";

export default podRule({
  id: "kubernetes/workloads/processes-apart",
  title: "Containers of a pod do not see each other's processes",
  why: "Through another's process, a container reads its files, its environment and so its credentials.",
  severity: "medium",
  area: "runtime security",
  controls: {},
  fix: "Leave shareProcessNamespace off.",
  check: ({ shareProcessNamespace }) => when(shareProcessNamespace === true, "shareProcessNamespace is true"),
  good: () => [{}, { shareProcessNamespace: false }],
  bad: () => [{ shareProcessNamespace: true }],
});
