import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/secret-manager",
  title: "The cluster can read Secret Manager (proxy)",
  why: "Without a way to the vault, secrets are copied into the cluster by hand.",
  severity: "low",
  area: "secrets management",
  controls: { gke: ["4.4.2"] },
  fix: "Enable secretSyncConfig or secretManagerConfig.",
  check: ({ secretManagerConfig, secretSyncConfig }) =>
    unless(
      secretManagerConfig?.enabled === true || secretSyncConfig?.enabled === true,
      "secretManagerConfig and secretSyncConfig are off",
    ),
  good: () => [{ secretSyncConfig: { enabled: true } }, { secretManagerConfig: { enabled: true } }],
  bad: () => [{}, { secretSyncConfig: { enabled: false } }],
});
