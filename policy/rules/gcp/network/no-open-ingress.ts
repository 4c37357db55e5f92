import { when } from "../../../problems";
import { ruleOn } from "../../../rule";
import { allHold } from "../../../unknown";
import { firewallRules, isForAnyone } from "../../../views/firewall-rules";

const web = { leadsOut: false, allows: [{ protocol: "tcp", ports: ["443"] }], logs: true };

export default ruleOn(firewallRules, {
  id: "gcp/network/no-open-ingress",
  title: "Firewalls let nobody in from the whole internet",
  why: "What is open to the internet is scanned within minutes.",
  severity: "high",
  area: "network isolation",
  controls: { gke: ["5.6.6"], peers: ["3.4"] },
  fix: "Name the ranges that traffic comes from.",
  check: (rule) =>
    when(
      allHold(
        () => !rule.leadsOut,
        () => isForAnyone(rule),
        () => rule.allows.length > 0,
      ),
      "it lets in the whole internet",
    ),
  good: [
    { ...web, ranges: ["10.0.0.0/8"] },
    { ...web, ranges: [] },
    { ...web, ranges: ["0.0.0.0/0"], allows: [] },
    { ...web, ranges: ["0.0.0.0/0"], leadsOut: true },
  ],
  bad: [
    { ...web, ranges: ["0.0.0.0/0"] },
    { ...web, ranges: undefined },
  ],
});
