import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isBase } from "../../../views/aks-clusters";

export default rule("azure-native:containerservice:ManagedCluster", {
  id: "azure/aks/node-group-locked",
  title: "Nobody changes the nodes but AKS",
  why: "Whoever may write to the nodes' resource group opens their network or runs commands on them, past the cluster.",
  severity: "medium",
  area: "node security",
  controls: {},
  fix: "Set nodeResourceGroupProfile.restrictionLevel to ReadOnly.",
  applies: isBase,
  check: ({ nodeResourceGroupProfile }) =>
    unless(
      nodeResourceGroupProfile?.restrictionLevel === "ReadOnly",
      `restrictionLevel is ${nodeResourceGroupProfile?.restrictionLevel ?? "not set"}`,
    ),
  good: () => [{ nodeResourceGroupProfile: { restrictionLevel: "ReadOnly" } }],
  bad: () => [{}, { nodeResourceGroupProfile: { restrictionLevel: "Unrestricted" } }],
});
