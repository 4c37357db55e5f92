import { when } from "../../../problems";
import { ruleOn } from "../../../rule";
import { firewallRules, isForAnyone, isTcp, namesPort } from "../../../views/firewall-rules";

const rest = { leadsOut: true, logs: true };

export default ruleOn(firewallRules, {
  id: "gcp/network/no-plain-http-egress",
  title: "Nothing speaks plain HTTP to the internet",
  why: "Without TLS, whoever is on the way reads and changes what is sent.",
  severity: "medium",
  area: "encryption in transit",
  controls: {},
  fix: "Let out port 443 only.",
  applies: ({ leadsOut }) => leadsOut,
  // A rule of its own tells of those that name no port.
  check: (rule) =>
    when(
      isForAnyone(rule) && rule.allows.some((traffic) => isTcp(traffic) && namesPort(traffic, 80)),
      "port 80 of the whole internet can be reached",
    ),
  good: () => [
    { ...rest, ranges: ["0.0.0.0/0"], allows: [{ protocol: "tcp", ports: ["443"] }] },
    { ...rest, ranges: ["10.0.0.0/8"], allows: [{ protocol: "tcp", ports: ["80"] }] },
    { ...rest, ranges: ["0.0.0.0/0"], allows: [{ protocol: "udp", ports: ["80"] }] },
    { ...rest, ranges: ["0.0.0.0/0"], allows: [] },
  ],
  bad: () => [{ ...rest, ranges: ["0.0.0.0/0"], allows: [{ protocol: "tcp", ports: ["80", "443"] }] }],
});
