import { when } from "../../../problems";
import { podRule } from "../../../rule";

export default podRule({
  id: "kubernetes/workloads/no-host-network",
  title: "Pods have a network of their own",
  why: "On the node's network, no network policy holds, and the node's local services answer.",
  severity: "critical",
  area: "network isolation",
  controls: { kubernetes: ["5.2.5"], eks: ["4.2.4"], aks: ["4.2.4"] },
  fix: "Remove hostNetwork.",
  // No NetworkPolicy applies to a pod on the node's network.
  check: ({ hostNetwork }) => when(hostNetwork === true, "hostNetwork is true"),
  good: () => [{}, { hostNetwork: false }],
  bad: () => [{ hostNetwork: true }],
});
