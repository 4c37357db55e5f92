import { list, none, when } from "../../../problems";
import { rule } from "../../../rule";
import { problemsIn } from "../../../unknown";
import {
  annotation,
  certificates,
  isByHost,
  isLeftOut,
  listenPorts,
  speaksTls,
  tlsSwitches,
} from "../../../views/ingresses";

const nginx = (hosts: readonly string[], host: string) => ({
  spec: { ingressClassName: "nginx", tls: [{ hosts, secretName: "app-tls" }], rules: [{ host }] },
});

export default rule("kubernetes:networking.k8s.io/v1:Ingress", {
  id: "kubernetes/network/ingress-tls",
  title: "Every Ingress speaks TLS",
  why: "Without TLS, whoever is on the way reads and changes what is sent.",
  severity: "high",
  area: "encryption in transit",
  controls: { eks: ["5.4.4"], aks: ["5.4.5"], gke: ["5.6.7"] },
  fix: "Name a certificate in spec.tls, or in the annotation of the cloud's load balancer; that of AWS opens HTTPS by its own annotations alone. Name each host in spec.tls.",
  elsewhere: true,
  check(ingress) {
    if (!speaksTls(ingress))
      return [annotation(ingress, listenPorts) ? `${listenPorts} has no HTTPS` : "no certificate is named"];
    if (!isByHost(ingress)) return none;
    return problemsIn(list(ingress.spec?.rules), (rule) =>
      when(isLeftOut(rule, ingress), () => `spec.tls has no ${rule.host}`),
    );
  },
  good: () => [
    { spec: { tls: [{ hosts: ["app.example.com"], secretName: "app-tls" }] } },
    ...certificates.map((certificate) => ({ metadata: { annotations: { [certificate]: "example" } } })),
    { metadata: { annotations: { [listenPorts]: '[{"HTTP": 80}, {"HTTPS": 443}]' } } },
    ...Object.entries(tlsSwitches).map(([name, value]) => ({ metadata: { annotations: { [name]: value } } })),
    nginx(["app.example.com"], "app.example.com"),
    nginx(["*.example.com"], "app.example.com"),
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
    ...Object.keys(tlsSwitches).map((name) => ({ metadata: { annotations: { [name]: "false" } } })),
    nginx(["app.example.com"], "shop.example.com"),
    nginx(["*.example.com"], "app.shop.example.com"),
  ],
});
