import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("kubernetes:core/v1:Service", {
  id: "kubernetes/network/no-public-load-balancer",
  title: "No Service is a load balancer",
  why: "A Service of this type opens a port to the internet, without TLS and past every Ingress.",
  severity: "high",
  area: "encryption in transit",
  controls: { eks: ["5.4.4"], aks: ["5.4.5"], gke: ["5.6.7"] },
  fix: "Use a ClusterIP Service, and an Ingress with a certificate where the outside must reach it.",
  elsewhere: true,
  // A Service's load balancer passes TCP on: whether it is TLS is then up to each pod.
  check: ({ spec }) => when(spec?.type === "LoadBalancer", "its type is LoadBalancer"),
  good: [{}, { spec: { type: "ClusterIP" } }],
  bad: [{ spec: { type: "LoadBalancer" } }],
});
