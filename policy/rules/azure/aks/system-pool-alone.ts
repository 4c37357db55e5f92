import { list, unless } from "../../../problems";
import { agentPoolRule } from "../../../rule";

export default agentPoolRule({
  id: "azure/aks/system-pool-alone",
  title: "The cluster's own pods have nodes of their own",
  why: "A workload that runs away takes the cluster's DNS and network with it.",
  severity: "low",
  area: "node security",
  controls: { peers: ["2.7"] },
  fix: "Add the taint CriticalAddonsOnly=true:NoSchedule to system pools.",
  applies: ({ mode }) => mode === "System",
  check: ({ nodeTaints }) =>
    unless(
      list(nodeTaints).some((taint) => /^CriticalAddonsOnly=true:/.test(typeof taint === "string" ? taint : "")),
      "the taint CriticalAddonsOnly is not set",
    ),
  good: () => [{ name: "system", mode: "System", nodeTaints: ["CriticalAddonsOnly=true:NoSchedule"] }],
  bad: () => [{ name: "system", mode: "System" }],
});
