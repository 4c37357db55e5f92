import { unless } from "../../../problems";
import { ruleOn } from "../../../rule";
import { firewallRules } from "../../../views/firewall-rules";

const web = { leadsOut: false, ranges: ["10.0.0.0/8"], allows: [{ protocol: "tcp", ports: ["443"] }] };

export default ruleOn(firewallRules, {
  id: "gcp/network/firewall-logs",
  title: "Firewalls log what they do",
  why: "Whether a rule is used, and by whom, is only known if it is written down.",
  severity: "low",
  area: "logging",
  controls: {},
  fix: "Set logConfig.metadata to INCLUDE_ALL_METADATA; of a policy's rule, set enableLogging to true.",
  check: ({ logs }) => unless(logs, "it is not logged"),
  good: () => [{ ...web, logs: true }],
  bad: () => [
    { ...web, logs: false },
    { leadsOut: false, ranges: undefined, allows: [], logs: false },
  ],
});
