import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/shielded-nodes",
  title: "Nodes prove who they are before they join",
  why: "Without proof, whoever steals a node's credentials can pose as a node.",
  severity: "high",
  area: "node security",
  controls: { gke: ["5.5.5"] },
  fix: "Leave enableShieldedNodes on.",
  check: ({ enableShieldedNodes }) => when(enableShieldedNodes === false, "enableShieldedNodes is false"),
  good: () => [{}, { enableShieldedNodes: true }],
  bad: () => [{ enableShieldedNodes: false }],
});
