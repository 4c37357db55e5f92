import { list, unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet, known, someIs } from "../../../unknown";
import { asList, isObject, parsed } from "../../../views/json";

/** Where AWS, Google and Azure are told of certificates that are kept outside the cluster. */
const certificates = [
  "alb.ingress.kubernetes.io/certificate-arn",
  "networking.gke.io/managed-certificates",
  "ingress.gcp.kubernetes.io/pre-shared-cert",
  "appgw.ingress.kubernetes.io/appgw-ssl-certificate",
];

/** With HTTPS among them, AWS' controller finds the certificate by the names of hosts; without, it opens none. */
const listenPorts = "alb.ingress.kubernetes.io/listen-ports";

const isNamed = <T extends object>(object: T | undefined, key: keyof T & string) =>
  isSet(object, key) && known(object, key) !== "";

const opensHttps = (ports: string) =>
  asList(parsed(ports)).some((port) => isObject(port) && Object.hasOwn(port, "HTTPS"));

export default rule("kubernetes:networking.k8s.io/v1:Ingress", {
  id: "kubernetes/network/ingress-tls",
  title: "Every Ingress speaks TLS",
  why: "Without TLS, whoever is on the way reads and changes what is sent.",
  severity: "high",
  area: "encryption in transit",
  controls: {},
  fix: "Name a certificate in spec.tls, or in the annotation of the cloud's load balancer.",
  elsewhere: true,
  check({ metadata, spec }) {
    const annotations = metadata?.annotations;
    const ports = annotations?.[listenPorts];
    if (ports) return unless(opensHttps(ports), `${listenPorts} has no HTTPS`);
    return unless(
      certificates.some((certificate) => isNamed(annotations, certificate)) ||
        someIs(list(spec?.tls), (tls) => isNamed(tls, "secretName") || list(tls.hosts).length > 0),
      "no certificate is named",
    );
  },
  good: () => [
    { spec: { tls: [{ hosts: ["app.example.com"], secretName: "app-tls" }] } },
    ...certificates.map((certificate) => ({ metadata: { annotations: { [certificate]: "example" } } })),
    { metadata: { annotations: { [listenPorts]: '[{"HTTP": 80}, {"HTTPS": 443}]' } } },
  ],
  bad: () => [
    {},
    { spec: { tls: [] } },
    { spec: { tls: [{}] } },
    { spec: { tls: [{ hosts: [], secretName: "" }] } },
    ...certificates.map((certificate) => ({ metadata: { annotations: { [certificate]: "" } } })),
    { metadata: { annotations: { [listenPorts]: '[{"HTTP": 80}]', [certificates[0]]: "example" } } },
  ],
});
