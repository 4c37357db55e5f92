import { unless } from "../../../problems";
import { nodeConfigRule } from "../../../rule";

export default nodeConfigRule({
  id: "gcp/gke/metadata-server",
  title: "Pods ask GKE's metadata server, not the node's",
  why: "Pods that reach the node's metadata take on the node's service account.",
  severity: "high",
  area: "identity",
  controls: { gke: ["5.4.1"] },
  fix: "Set nodeConfig.workloadMetadataConfig.mode to GKE_METADATA.",
  check: ({ workloadMetadataConfig }) =>
    unless(workloadMetadataConfig?.mode === "GKE_METADATA", `mode is ${workloadMetadataConfig?.mode ?? "not set"}`),
  good: () => [{ workloadMetadataConfig: { mode: "GKE_METADATA" } }],
  bad: () => [{}, { workloadMetadataConfig: { mode: "GCE_METADATA" } }],
});
