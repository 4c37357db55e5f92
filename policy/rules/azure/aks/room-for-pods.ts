import { when } from "../../../problems";
import { agentPoolRule } from "../../../rule";

export default agentPoolRule({
  id: "azure/aks/room-for-pods",
  title: "Nodes take fifty pods or more",
  why: "AKS and its add-ons put a dozen pods on each node; what is left over does not start.",
  severity: "low",
  area: "node security",
  controls: { peers: ["2.5"] },
  fix: "Leave maxPods out, or set it to 50 or more.",
  check: ({ maxPods }) => when(maxPods !== undefined && maxPods < 50, `maxPods is ${maxPods}`),
  good: () => [{ name: "pool" }, { name: "pool", maxPods: 110 }],
  bad: () => [{ name: "pool", maxPods: 30 }],
});
