import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";

export default stackRule("azure-native:containerservice:ManagedCluster", {
  id: "azure/aks/policy-assignments",
  title: "Azure Policy has something to judge by",
  why: "The add-on enforces what is assigned, and without an assignment that is nothing.",
  severity: "medium",
  area: "runtime security",
  controls: {},
  fix: "Assign a policy or an initiative to the cluster or its resource group.",
  // The add-on alone does nothing.
  applies: ({ properties }) => properties.addonProfiles?.azurepolicy?.enabled === true,
  check: (_, stack) =>
    unless(stack.all("azure-native:authorization:PolicyAssignment").length > 0, "no policy is assigned"),
  good: [
    [
      resource("azure-native:containerservice:ManagedCluster", "cluster", {
        addonProfiles: { azurepolicy: { enabled: true } },
      }),
      resource("azure-native:authorization:PolicyAssignment", "baseline", {}),
    ],
  ],
  bad: [
    [
      resource("azure-native:containerservice:ManagedCluster", "cluster", {
        addonProfiles: { azurepolicy: { enabled: true } },
      }),
    ],
  ],
});
