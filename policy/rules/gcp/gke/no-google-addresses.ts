import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/no-google-addresses",
  title: "Other people's machines at Google do not reach the API server",
  why: "Everybody can rent a machine at Google, and would be inside the list.",
  severity: "high",
  area: "API restriction",
  controls: {},
  fix: "Set masterAuthorizedNetworksConfig.gcpPublicCidrsAccessEnabled to false.",
  // Google's public ranges are every customer's VMs.
  applies: (cluster) => isSet(cluster, "masterAuthorizedNetworksConfig"),
  check: ({ masterAuthorizedNetworksConfig }) =>
    unless(
      masterAuthorizedNetworksConfig?.gcpPublicCidrsAccessEnabled === false,
      "gcpPublicCidrsAccessEnabled is not false",
    ),
  good: () => [{ masterAuthorizedNetworksConfig: { gcpPublicCidrsAccessEnabled: false } }],
  bad: () => [{ masterAuthorizedNetworksConfig: {} }],
});
