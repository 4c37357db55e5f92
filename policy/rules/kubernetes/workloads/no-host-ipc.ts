import { when } from "../../../problems";
import { podRule } from "../../../rule";

export default podRule({
  id: "kubernetes/workloads/no-host-ipc",
  title: "Pods do not share memory with the node's processes",
  why: "Shared memory of the node's processes holds their data, readable and writable.",
  severity: "critical",
  area: "runtime security",
  controls: { kubernetes: ["5.2.4"], eks: ["4.2.3"], aks: ["4.2.3"] },
  fix: "Remove hostIPC.",
  check: ({ hostIPC }) => when(hostIPC === true, "hostIPC is true"),
  good: () => [{}, { hostIPC: false }],
  bad: () => [{ hostIPC: true }],
});
