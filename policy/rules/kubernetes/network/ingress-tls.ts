import { when } from "../../../problems";
import { rule } from "../../../rule";
import { annotation, certificates, listenPorts, speaksTls } from "../../../views/ingresses";

export default rule("kubernetes:networking.k8s.io/v1:Ingress", {
  id: "kubernetes/network/ingress-tls",
  title: "Every Ingress speaks TLS",
  why: "Without TLS, whoever is on the way reads and changes what is sent.",
  severity: "high",
  area: "encryption in transit",
  controls: { eks: ["5.4.4"], aks: ["5.4.5"], gke: ["5.6.7"] },
  fix: "Name a certificate in spec.tls, or in the annotation of the cloud's load balancer; that of AWS opens HTTPS by its own annotations alone.",
  elsewhere: true,
  check: (ingress) =>
    when(!speaksTls(ingress), () =>
      annotation(ingress, listenPorts) ? `${listenPorts} has no HTTPS` : "no certificate is named",
    ),
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
    {
      metadata: { annotations: { "kubernetes.io/ingress.class": "alb" } },
      spec: { tls: [{ hosts: ["app.example.com"] }] },
    },
    { metadata: { annotations: { [listenPorts]: '[{"HTTP": 80}]', [certificates[0]]: "example" } } },
  ],
});
