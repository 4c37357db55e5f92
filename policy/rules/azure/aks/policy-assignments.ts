import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { oncePerStack, type Typed } from "../../../stack";
import { isBase } from "../../../views/aks-clusters";

const isEnforced = ({ properties }: Typed<"azure-native:authorization:PolicyAssignment">) =>
  properties.enforcementMode !== "DoNotEnforce";

const anyIsEnforced = oncePerStack((stack) =>
  stack.all("azure-native:authorization:PolicyAssignment").some(isEnforced),
);

export default stackRule("azure-native:containerservice:ManagedCluster", {
  id: "azure/aks/policy-assignments",
  title: "Azure Policy has something to judge by",
  why: "The add-on enforces what is assigned, and without an assignment that is nothing.",
  severity: "medium",
  area: "runtime security",
  controls: {},
  fix: "Assign a policy or an initiative to the cluster or its resource group, and leave its enforcementMode at Default.",
  // The add-on alone does nothing. AKS Automatic brings policies along, and enforces them.
  applies: ({ properties }) => isBase(properties) && properties.addonProfiles?.azurepolicy?.enabled === true,
  check: (_, stack) => unless(anyIsEnforced(stack), "no policy is enforced"),
  good: () => [
    [
      resource("azure-native:containerservice:ManagedCluster", "cluster", {
        addonProfiles: { azurepolicy: { enabled: true } },
      }),
      resource("azure-native:authorization:PolicyAssignment", "baseline", {}),
    ],
  ],
  bad: () => [
    [
      resource("azure-native:containerservice:ManagedCluster", "cluster", {
        addonProfiles: { azurepolicy: { enabled: true } },
      }),
    ],
    [
      resource("azure-native:containerservice:ManagedCluster", "cluster", {
        addonProfiles: { azurepolicy: { enabled: true } },
      }),
      resource("azure-native:authorization:PolicyAssignment", "baseline", { enforcementMode: "DoNotEnforce" }),
    ],
  ],
});
