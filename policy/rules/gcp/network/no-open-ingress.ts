import { when } from "../../../problems";
import { ruleOn } from "../../../rule";
import { allHold } from "../../../unknown";
import { firewallRules, isForAnyone, isHttps } from "../../../views/firewall-rules";

const https = { protocol: "tcp", ports: ["443"] };
const web = { leadsOut: false, allows: [https, { protocol: "tcp", ports: ["80"] }], logs: true };

export default ruleOn(firewallRules, {
  id: "gcp/network/no-open-ingress",
  title: "Firewalls let the whole internet in to HTTPS at most",
  why: "What is open to the internet is scanned within minutes.",
  severity: "high",
  area: "network isolation",
  controls: { gke: ["5.6.6"], peers: ["3.4"] },
  fix: "Name the ranges that traffic comes from, or open port 443 alone.",
  // That HTTPS is not open on the nodes of clusters either, a rule of their own says.
  check: (rule) =>
    when(
      allHold(
        () => !rule.leadsOut,
        () => isForAnyone(rule),
        () => rule.allows.length > 0,
        () => !rule.allows.every(isHttps),
      ),
      "it lets in the whole internet",
    ),
  good: () => [
    { ...web, ranges: ["10.0.0.0/8"] },
    { ...web, ranges: [] },
    { ...web, ranges: ["0.0.0.0/0"], allows: [] },
    { ...web, ranges: ["0.0.0.0/0"], leadsOut: true },
    { ...web, ranges: ["0.0.0.0/0"], allows: [https, { protocol: "udp", ports: ["443"] }] },
  ],
  bad: () => [
    { ...web, ranges: ["0.0.0.0/0"] },
    { ...web, ranges: undefined },
    { ...web, ranges: ["0.0.0.0/0"], allows: [{ protocol: "tcp", ports: ["443-8443"] }] },
    { ...web, ranges: ["0.0.0.0/0"], allows: [{ protocol: "tcp" }] },
    { ...web, ranges: ["0.0.0.0/0"], allows: [{ protocol: "icmp" }] },
  ],
});
