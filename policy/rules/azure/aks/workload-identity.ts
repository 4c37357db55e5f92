import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isBase } from "../../../views/aks-clusters";

export default rule("azure-native:containerservice:ManagedCluster", {
  id: "azure/aks/workload-identity",
  title: "Workloads have identities of their own",
  why: "Without one, pods share the node's identity, or carry passwords.",
  severity: "high",
  area: "identity",
  controls: { aks: ["5.2.1"] },
  fix: "Enable oidcIssuerProfile and securityProfile.workloadIdentity.",
  applies: isBase,
  check: ({ oidcIssuerProfile, securityProfile }) => [
    ...unless(oidcIssuerProfile?.enabled === true, "oidcIssuerProfile is off"),
    ...unless(securityProfile?.workloadIdentity?.enabled === true, "workload identity is off"),
  ],
  good: () => [{ oidcIssuerProfile: { enabled: true }, securityProfile: { workloadIdentity: { enabled: true } } }],
  bad: () => [{}, { oidcIssuerProfile: { enabled: true } }],
});
