import { when } from "../../../problems";
import { ruleOn } from "../../../rule";
import { allHold } from "../../../unknown";
import { firewallRules, isForAnyone, opens } from "../../../views/firewall-rules";
import { adminPorts } from "../../../views/ports";

const rest = { leadsOut: false, logs: true };

export default ruleOn(firewallRules, {
  id: "gcp/network/no-admin-ports-from-anywhere",
  title: "Firewalls let nobody on the internet reach SSH or RDP",
  why: "SSH and RDP on the internet are tried with stolen passwords around the clock.",
  severity: "critical",
  area: "network isolation",
  controls: { "gcp-foundations": ["3.6", "3.7"] },
  fix: "Remove the rule, or name the range that administrators come from.",
  check: (rule) =>
    adminPorts.flatMap((port) =>
      when(
        allHold(
          () => !rule.leadsOut,
          () => isForAnyone(rule),
          () => opens(rule.allows, port),
        ),
        `anybody reaches port ${port}`,
      ),
    ),
  good: () => [
    { ...rest, ranges: ["35.235.240.0/20"], allows: [{ protocol: "tcp", ports: ["22"] }] },
    { ...rest, ranges: ["0.0.0.0/0"], allows: [{ protocol: "tcp", ports: ["443"] }] },
    { ...rest, ranges: ["0.0.0.0/0"], allows: [{ protocol: "tcp", ports: ["22"] }], leadsOut: true },
    { ...rest, ranges: [], allows: [{ protocol: "tcp", ports: ["22"] }] },
  ],
  bad: () => [
    { ...rest, ranges: ["0.0.0.0/0"], allows: [{ protocol: "tcp", ports: ["22"] }] },
    { ...rest, ranges: ["::/0"], allows: [{ protocol: "tcp", ports: ["3000-4000"] }] },
    { ...rest, ranges: ["0.0.0.0/0"], allows: [{ protocol: "all" }] },
    { ...rest, ranges: ["0.0.0.0/0"], allows: [{ protocol: "ALL" }] },
    { ...rest, ranges: ["0.0.0.0/1", "128.0.0.0/1"], allows: [{ protocol: "tcp", ports: ["22"] }] },
    { ...rest, ranges: undefined, allows: [{ protocol: "tcp" }] },
  ],
});
