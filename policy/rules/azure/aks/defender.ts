import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("azure-native:containerservice:ManagedCluster", {
  id: "azure/aks/defender",
  title: "Defender watches the cluster and scans its images",
  why: "Nobody looks at every process and image; Defender does, and tells.",
  severity: "high",
  area: "runtime security",
  controls: { aks: ["5.1.1"] },
  fix: "Set securityProfile.defender.securityMonitoring.enabled, and a Log Analytics workspace.",
  check({ securityProfile }) {
    const defender = securityProfile?.defender;
    return [
      ...unless(defender?.securityMonitoring?.enabled === true, "security monitoring is off"),
      ...unless(isSet(defender, "logAnalyticsWorkspaceResourceId"), "no workspace is named"),
    ];
  },
  good: () => [
    {
      securityProfile: {
        defender: { securityMonitoring: { enabled: true }, logAnalyticsWorkspaceResourceId: "/subscriptions/…" },
      },
    },
  ],
  bad: () => [{}, { securityProfile: { defender: { securityMonitoring: { enabled: false } } } }],
});
