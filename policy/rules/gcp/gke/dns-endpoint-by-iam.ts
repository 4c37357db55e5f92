import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/dns-endpoint-by-iam",
  title: "The DNS endpoint takes identities of IAM alone",
  why: "It answers on the internet: there, a token or certificate taken from a pod would open the cluster from anywhere.",
  severity: "high",
  area: "API restriction",
  controls: {},
  fix: "Leave enableK8sTokensViaDns and enableK8sCertsViaDns of controlPlaneEndpointsConfig.dnsEndpointConfig off.",
  check: ({ controlPlaneEndpointsConfig }) =>
    (["enableK8sTokensViaDns", "enableK8sCertsViaDns"] as const).flatMap((key) =>
      when(controlPlaneEndpointsConfig?.dnsEndpointConfig?.[key] === true, `${key} is true`),
    ),
  good: () => [
    {},
    {
      controlPlaneEndpointsConfig: {
        dnsEndpointConfig: { allowExternalTraffic: true, enableK8sTokensViaDns: false, enableK8sCertsViaDns: false },
      },
    },
  ],
  bad: () => [
    { controlPlaneEndpointsConfig: { dnsEndpointConfig: { enableK8sTokensViaDns: true } } },
    { controlPlaneEndpointsConfig: { dnsEndpointConfig: { enableK8sCertsViaDns: true } } },
  ],
});
