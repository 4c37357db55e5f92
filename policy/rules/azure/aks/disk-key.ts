import { list, unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("azure-native:containerservice:ManagedCluster", {
  id: "azure/aks/disk-key",
  title: "Disks of nodes that stay are under a key of one's own",
  why: "Whoever may use the platform's keys reads every disk that they encrypt.",
  severity: "low",
  area: "encryption at rest",
  controls: { peers: ["2.2"] },
  fix: "Set diskEncryptionSetID, or keep the disks of all pools ephemeral.",
  check: (cluster) =>
    unless(
      isSet(cluster, "diskEncryptionSetID") ||
        list(cluster.agentPoolProfiles).every(({ osDiskType }) => osDiskType === "Ephemeral"),
      "diskEncryptionSetID is not set",
    ),
  good: () => [
    { diskEncryptionSetID: "/subscriptions/…" },
    { agentPoolProfiles: [{ name: "system", osDiskType: "Ephemeral" }] },
  ],
  bad: () => [
    { agentPoolProfiles: [{ name: "system", osDiskType: "Managed" }] },
    { agentPoolProfiles: [{ name: "system" }] },
  ],
});
