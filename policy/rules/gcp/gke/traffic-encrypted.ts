import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/traffic-encrypted",
  title: "Traffic between nodes is encrypted",
  why: "Between machines, the network carries what pods send as they sent it.",
  severity: "low",
  area: "encryption in transit",
  controls: {},
  fix: "Set inTransitEncryptionConfig to IN_TRANSIT_ENCRYPTION_INTER_NODE_TRANSPARENT.",
  check: ({ inTransitEncryptionConfig }) =>
    unless(
      inTransitEncryptionConfig === "IN_TRANSIT_ENCRYPTION_INTER_NODE_TRANSPARENT",
      `inTransitEncryptionConfig is ${inTransitEncryptionConfig ?? "not set"}`,
    ),
  good: () => [{ inTransitEncryptionConfig: "IN_TRANSIT_ENCRYPTION_INTER_NODE_TRANSPARENT" }],
  bad: () => [{}, { inTransitEncryptionConfig: "IN_TRANSIT_ENCRYPTION_DISABLED" }],
});
