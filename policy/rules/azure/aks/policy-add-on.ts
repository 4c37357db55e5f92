import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isBase } from "../../../views/aks-clusters";

export default rule("azure-native:containerservice:ManagedCluster", {
  id: "azure/aks/policy-add-on",
  title: "Azure Policy judges what enters the cluster",
  why: "Rules that nothing enforces in the cluster are wishes.",
  severity: "medium",
  area: "runtime security",
  controls: { aks: ["5.1.4"], kubernetes: ["5.5.1"], peers: ["2.1"] },
  fix: "Set addonProfiles.azurepolicy.enabled to true.",
  applies: isBase,
  check: ({ addonProfiles }) => unless(addonProfiles?.azurepolicy?.enabled === true, "the azurepolicy add-on is off"),
  good: () => [{ addonProfiles: { azurepolicy: { enabled: true } } }],
  bad: () => [{}, { addonProfiles: { azurepolicy: { enabled: false } } }],
});
