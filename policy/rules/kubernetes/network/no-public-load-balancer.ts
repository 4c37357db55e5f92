import { when } from "../../../problems";
import { rule } from "../../../rule";
import { allHold } from "../../../unknown";
import { isInternal, isOfNetworks, rangesOf, withoutTls } from "../../../views/load-balancers";

const aws = "service.beta.kubernetes.io/aws-load-balancer";
const certificate = { [`${aws}-ssl-cert`]: "arn:aws:acm:eu-central-1:123456789012:certificate/web" };
const ports = [
  { name: "https", port: 443 },
  { name: "http", port: 80 },
];
const spec = { type: "LoadBalancer", ports };

export default rule("kubernetes:core/v1:Service", {
  id: "kubernetes/network/no-public-load-balancer",
  title: "No Service opens a port to the internet without TLS at its load balancer",
  why: "A Service's load balancer passes on what anybody sends, past every Ingress, and unencrypted unless each pod sees to it.",
  severity: "high",
  area: "encryption in transit",
  controls: { eks: ["5.4.4"], aks: ["5.4.5"], gke: ["5.6.7"] },
  fix: "Use a ClusterIP Service and an Ingress with a certificate, or make the load balancer internal by its cloud's annotation; on AWS, it can have a certificate of its own by aws-load-balancer-ssl-cert. TLS that is passed through to pods is not seen here: say so in exemptions.yaml.",
  elsewhere: true,
  check: (service) =>
    when(
      allHold(
        () => service.spec?.type === "LoadBalancer",
        () => !isInternal(service),
        () => rangesOf(service).length === 0 || !rangesOf(service).every(isOfNetworks),
        () => withoutTls(service).length > 0,
      ),
      () =>
        `${rangesOf(service).join(", ") || "anybody"} reaches ${withoutTls(service).join(", ")} without TLS at the load balancer`,
    ),
  good: () => [
    {},
    { spec: { type: "ClusterIP" } },
    { metadata: { annotations: certificate }, spec },
    {
      metadata: { annotations: { ...certificate, [`${aws}-ssl-ports`]: "https, 80" } },
      spec,
    },
    ...[
      { [`${aws}-scheme`]: "internal" },
      { [`${aws}-internal`]: "true" },
      { [`${aws}-internal`]: "0.0.0.0/0" },
      { [`${aws}-type`]: "external" },
      { "service.beta.kubernetes.io/azure-load-balancer-internal": "true" },
      { "networking.gke.io/load-balancer-type": "Internal" },
      { "cloud.google.com/load-balancer-type": "Internal" },
      { "service.beta.kubernetes.io/load-balancer-source-ranges": "10.0.0.0/8, 192.168.1.0/24" },
    ].map((annotations) => ({ metadata: { annotations }, spec })),
    ...["service.k8s.aws/nlb", "eks.amazonaws.com/nlb", "networking.gke.io/l4-regional-internal"].map(
      (loadBalancerClass) => ({ spec: { ...spec, loadBalancerClass } }),
    ),
    { spec: { ...spec, loadBalancerSourceRanges: ["10.0.0.0/8"] } },
  ],
  bad: () => [
    { spec },
    { spec: { type: "LoadBalancer" } },
    { spec: { ...spec, loadBalancerClass: "networking.gke.io/l4-regional-external" } },
    { spec: { ...spec, loadBalancerSourceRanges: [] } },
    { spec: { ...spec, loadBalancerSourceRanges: ["10.0.0.0/8", "203.0.113.0/24"] } },
    ...[
      { [`${aws}-internal`]: "false" },
      { [`${aws}-type`]: "nlb" },
      { [`${aws}-type`]: "external", [`${aws}-scheme`]: "internet-facing" },
      { [`${aws}-internal`]: "true", [`${aws}-scheme`]: "internet-facing" },
      { "service.beta.kubernetes.io/azure-load-balancer-internal": "false" },
      { "networking.gke.io/load-balancer-type": "External" },
      { ...certificate, [`${aws}-ssl-ports`]: "443" },
      { [`${aws}-ssl-ports`]: "443" },
    ].map((annotations) => ({ metadata: { annotations }, spec })),
  ],
});
