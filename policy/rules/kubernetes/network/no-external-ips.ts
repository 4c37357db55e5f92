import { list, when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("kubernetes:core/v1:Service", {
  id: "kubernetes/network/no-external-ips",
  title: "No Service takes over addresses outside the cluster",
  why: "What pods send to such an address goes to the Service instead, whoever the address belongs to (CVE-2020-8554).",
  severity: "high",
  area: "network isolation",
  controls: { peers: ["4.28"] },
  fix: "Leave spec.externalIPs out, and let an Ingress or the cloud's load balancer have addresses.",
  elsewhere: true,
  check: ({ spec }) => {
    const addresses = list(spec?.externalIPs);
    return when(addresses.length > 0, () => `its externalIPs are ${addresses.join(", ")}`);
  },
  good: () => [{}, { spec: { type: "ClusterIP", externalIPs: [] } }],
  bad: () => [{ spec: { type: "ClusterIP", externalIPs: ["203.0.113.10"] } }],
});
