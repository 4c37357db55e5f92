import { list, unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("kubernetes:networking.k8s.io/v1:Ingress", {
  id: "kubernetes/network/ingress-tls",
  title: "Every Ingress speaks TLS",
  why: "Without TLS, whoever is on the way reads and changes what is sent.",
  severity: "high",
  area: "encryption in transit",
  controls: {},
  fix: "Name a certificate in spec.tls.",
  elsewhere: true,
  check: ({ spec }) => unless(list(spec?.tls).length > 0, "no certificate is named"),
  good: [{ spec: { tls: [{ hosts: ["app.example.com"], secretName: "app-tls" }] } }],
  bad: [{}, { spec: { tls: [] } }],
});
