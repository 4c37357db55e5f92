import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isAutomatic } from "../../../views/aks-clusters";

export default rule("azure-native:containerservice:ManagedCluster", {
  id: "azure/aks/entra-only",
  title: "Users of the cluster are users of Entra ID",
  why: "A local account is a certificate that nobody can revoke and everybody can copy.",
  severity: "high",
  area: "identity",
  controls: { aks: ["5.5.1"] },
  fix: "Set aadProfile.managed and disableLocalAccounts to true.",
  // A local account is a certificate that nobody can take back.
  // AKS Automatic lets in users of Entra ID whatever is said, and has no local accounts unless they are asked for.
  check: ({ sku, aadProfile, disableLocalAccounts }) => [
    ...unless(aadProfile?.managed === true || isAutomatic({ sku }), "aadProfile.managed is not true"),
    ...unless(disableLocalAccounts ?? isAutomatic({ sku }), "local accounts are on"),
  ],
  good: () => [{ aadProfile: { managed: true }, disableLocalAccounts: true }, { sku: { name: "Automatic" } }],
  bad: () => [{}, { aadProfile: { managed: true } }, { sku: { name: "Automatic" }, disableLocalAccounts: false }],
});
