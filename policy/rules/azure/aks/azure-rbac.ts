import { unless, when } from "../../../problems";
import { rule } from "../../../rule";
import { isBase } from "../../../views/aks-clusters";

export default rule("azure-native:containerservice:ManagedCluster", {
  id: "azure/aks/azure-rbac",
  title: "Rights inside the cluster are Azure roles",
  why: "One place says who may do what, and a leaver loses all of it at once.",
  severity: "medium",
  area: "identity",
  controls: { aks: ["5.5.2"] },
  fix: "Set aadProfile.enableAzureRBAC to true, and leave enableRBAC on.",
  applies: isBase,
  check: ({ aadProfile, enableRBAC }) => [
    ...unless(aadProfile?.enableAzureRBAC === true, "aadProfile.enableAzureRBAC is not true"),
    ...when(enableRBAC === false, "enableRBAC is false"),
  ],
  good: () => [{ aadProfile: { managed: true, enableAzureRBAC: true } }],
  bad: () => [{}, { aadProfile: { managed: true, enableAzureRBAC: true }, enableRBAC: false }],
});
