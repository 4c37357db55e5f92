import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:containerservice:ManagedCluster", {
  id: "azure/aks/entra-only",
  title: "Users of the cluster are users of Entra ID",
  why: "A local account is a certificate that nobody can revoke and everybody can copy.",
  severity: "high",
  area: "identity",
  controls: { aks: ["5.5.1"] },
  fix: "Set aadProfile.managed and disableLocalAccounts to true.",
  // A local account is a certificate that nobody can take back.
  check: ({ aadProfile, disableLocalAccounts }) => [
    ...unless(aadProfile?.managed === true, "aadProfile.managed is not true"),
    ...unless(disableLocalAccounts === true, "local accounts are on"),
  ],
  good: [{ aadProfile: { managed: true }, disableLocalAccounts: true }],
  bad: [{}, { aadProfile: { managed: true } }],
});
