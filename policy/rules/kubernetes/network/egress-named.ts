import { list, unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("kubernetes:networking.k8s.io/v1:NetworkPolicy", {
  id: "kubernetes/network/egress-named",
  title: "Network policies name where traffic goes, and on which ports",
  why: "What was broken into calls home; a named way out is where it ends.",
  severity: "medium",
  area: "network isolation",
  controls: {},
  fix: "Give every egress rule a destination and ports.",
  check: ({ spec }) =>
    list(spec?.egress).flatMap(({ to, ports }, index) => [
      ...unless(list(to).length > 0, `egress[${index}] goes anywhere`),
      ...unless(list(ports).length > 0, `egress[${index}] goes to every port`),
    ]),
  good: () => [
    { spec: { policyTypes: ["Egress"] } },
    { spec: { egress: [{ to: [{ ipBlock: { cidr: "203.0.113.0/24" } }], ports: [{ port: 443 }] }] } },
  ],
  bad: () => [
    { spec: { egress: [{}] } },
    { spec: { egress: [{ ports: [{ port: 443 }] }] } },
    { spec: { egress: [{ to: [{ ipBlock: { cidr: "203.0.113.0/24" } }] }] } },
  ],
});
