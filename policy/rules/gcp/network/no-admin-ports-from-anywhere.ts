import { when } from "../../../problems";
import { rule } from "../../../rule";
import { adminPorts } from "../../../views/ports";
import { admitsAnyone, opens } from "../../../views/firewalls";

export default rule("gcp:compute/firewall:Firewall", {
  id: "gcp/network/no-admin-ports-from-anywhere",
  title: "Firewalls let nobody on the internet reach SSH or RDP",
  why: "SSH and RDP on the internet are tried with stolen passwords around the clock.",
  severity: "critical",
  area: "network isolation",
  controls: { "gcp-foundations": ["3.6", "3.7"] },
  fix: "Remove the rule, or name the range that administrators come from.",
  check: (firewall) =>
    adminPorts.flatMap((port) => when(admitsAnyone(firewall) && opens(firewall, port), `anybody reaches port ${port}`)),
  good: [
    { sourceRanges: ["35.235.240.0/20"], allows: [{ protocol: "tcp", ports: ["22"] }] },
    { sourceRanges: ["0.0.0.0/0"], allows: [{ protocol: "tcp", ports: ["443"] }] },
    { direction: "EGRESS", destinationRanges: ["0.0.0.0/0"], allows: [{ protocol: "tcp", ports: ["22"] }] },
  ],
  bad: [
    { sourceRanges: ["0.0.0.0/0"], allows: [{ protocol: "tcp", ports: ["22"] }] },
    { sourceRanges: ["::/0"], allows: [{ protocol: "tcp", ports: ["3000-4000"] }] },
    { sourceRanges: ["0.0.0.0/0"], allows: [{ protocol: "all" }] },
    { sourceRanges: ["0.0.0.0/0"], allows: [{ protocol: "ALL" }] },
    { sourceRanges: ["0.0.0.0/1", "128.0.0.0/1"], allows: [{ protocol: "tcp", ports: ["22"] }] },
    { allows: [{ protocol: "tcp" }] },
  ],
});
