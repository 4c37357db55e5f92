import { unless, when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/private-endpoint",
  title: "The GKE API server answers only inside the network",
  why: "A server that nobody can reach cannot be attacked through a stolen token or a flaw of its own.",
  severity: "medium",
  area: "API restriction",
  controls: { gke: ["5.6.4"] },
  fix: "Set privateClusterConfig.enablePrivateEndpoint, and keep the DNS endpoint closed to external traffic.",
  check({ privateClusterConfig, controlPlaneEndpointsConfig }) {
    const { ipEndpointsConfig, dnsEndpointConfig } = controlPlaneEndpointsConfig ?? {};
    return [
      ...unless(
        privateClusterConfig?.enablePrivateEndpoint === true || ipEndpointsConfig?.enabled === false,
        "the public endpoint is on",
      ),
      ...when(dnsEndpointConfig?.allowExternalTraffic === true, "the DNS endpoint takes external traffic"),
    ];
  },
  good: () => [
    { privateClusterConfig: { enablePrivateEndpoint: true } },
    { controlPlaneEndpointsConfig: { ipEndpointsConfig: { enabled: false } } },
  ],
  bad: () => [
    {},
    {
      privateClusterConfig: { enablePrivateEndpoint: true },
      controlPlaneEndpointsConfig: { dnsEndpointConfig: { allowExternalTraffic: true } },
    },
  ],
});
