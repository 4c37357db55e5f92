import { when } from "../../../problems";
import { ingressRule } from "../../../rule";
import { allHold } from "../../../unknown";
import { adminPorts } from "../../../views/ports";
import { isWorldwide, reaches } from "../../../views/security-group-rules";

export default ingressRule({
  id: "aws/network/no-admin-ports-from-anywhere",
  title: "Security groups let nobody on the internet reach SSH or RDP",
  why: "SSH and RDP on the internet are tried with stolen passwords around the clock.",
  severity: "critical",
  area: "network isolation",
  controls: { "aws-foundations": ["6.3", "6.4"], "security-hub": ["EC2.13", "EC2.14", "EC2.18", "EC2.19"] },
  fix: "Remove the rule and use Session Manager, or name the range that administrators come from.",
  check: (traffic) =>
    adminPorts.flatMap((port) =>
      when(
        allHold(
          () => isWorldwide(traffic),
          () => reaches(traffic, port),
        ),
        () => `${traffic.ranges.join(", ")} reaches port ${port}`,
      ),
    ),
  good: () => [
    { protocol: "tcp", ports: { from: 443, to: 443 }, ranges: ["0.0.0.0/0"] },
    { protocol: "tcp", ports: { from: 22, to: 22 }, ranges: ["203.0.113.0/24"] },
  ],
  bad: () => [
    { protocol: "tcp", ports: { from: 22, to: 22 }, ranges: ["0.0.0.0/0"] },
    { protocol: "tcp", ports: { from: 3000, to: 4000 }, ranges: ["::/0"] },
    { protocol: "-1", ranges: ["0.0.0.0/0"] },
    { protocol: "tcp", ports: { from: 22, to: 22 }, ranges: ["0.0.0.0/1", "128.0.0.0/1"] },
  ],
});
