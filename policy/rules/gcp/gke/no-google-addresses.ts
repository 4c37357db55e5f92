import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { anyHolds, isSet } from "../../../unknown";

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
  check: ({ masterAuthorizedNetworksConfig, privateClusterConfig, controlPlaneEndpointsConfig }) =>
    unless(
      anyHolds(
        () => masterAuthorizedNetworksConfig?.gcpPublicCidrsAccessEnabled === false,
        // They reach no other endpoint than the public one.
        () => privateClusterConfig?.enablePrivateEndpoint === true,
        () => controlPlaneEndpointsConfig?.ipEndpointsConfig?.enabled === false,
      ),
      "gcpPublicCidrsAccessEnabled is not false",
    ),
  good: () => [
    { masterAuthorizedNetworksConfig: { gcpPublicCidrsAccessEnabled: false } },
    { masterAuthorizedNetworksConfig: {}, privateClusterConfig: { enablePrivateEndpoint: true } },
    { masterAuthorizedNetworksConfig: {}, controlPlaneEndpointsConfig: { ipEndpointsConfig: { enabled: false } } },
  ],
  bad: () => [
    { masterAuthorizedNetworksConfig: {} },
    { masterAuthorizedNetworksConfig: {}, privateClusterConfig: { enablePrivateNodes: true } },
  ],
});
