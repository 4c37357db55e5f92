import { list, text, when } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";
import { isAnywhere } from "../../../views/ports";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/authorised-networks",
  title: "The GKE API server answers only named networks",
  why: "An API server for the whole internet is one stolen token away from being somebody else's.",
  severity: "critical",
  area: "API restriction",
  controls: { gke: ["5.6.3"] },
  fix: "Set masterAuthorizedNetworksConfig with the ranges, or turn the IP endpoints off and use the DNS endpoint.",
  check(cluster) {
    // The DNS endpoint has no ranges: IAM decides before a request reaches the cluster.
    if (cluster.controlPlaneEndpointsConfig?.ipEndpointsConfig?.enabled === false) return [];
    const ranges = list(cluster.masterAuthorizedNetworksConfig?.cidrBlocks).map(({ cidrBlock }) => text(cidrBlock));
    const open = ranges.filter(isAnywhere);
    return [
      ...when(!isSet(cluster, "masterAuthorizedNetworksConfig"), () =>
        cluster.privateClusterConfig?.enablePrivateEndpoint === true
          ? "it answers all of its network"
          : "it answers the whole internet",
      ),
      ...when(open.length > 0, `it answers ${open.join(", ")}`),
    ];
  },
  good: () => [
    { masterAuthorizedNetworksConfig: { cidrBlocks: [{ cidrBlock: "203.0.113.0/24" }] } },
    { controlPlaneEndpointsConfig: { ipEndpointsConfig: { enabled: false } } },
  ],
  bad: () => [
    {},
    ...[["0.0.0.0/0"], ["0.0.0.0/1", "128.0.0.0/1"]].map((ranges) => ({
      masterAuthorizedNetworksConfig: { cidrBlocks: ranges.map((cidrBlock) => ({ cidrBlock })) },
    })),
  ],
});
