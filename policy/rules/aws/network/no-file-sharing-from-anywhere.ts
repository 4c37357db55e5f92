import { when } from "../../../problems";
import { ingressRule } from "../../../rule";
import { allHold } from "../../../unknown";
import { isWorldwide, reaches } from "../../../views/security-group-rules";

export default ingressRule({
  id: "aws/network/no-file-sharing-from-anywhere",
  title: "Security groups let nobody on the internet reach Windows file sharing",
  why: "Worms and ransomware spread by Windows file sharing.",
  severity: "high",
  area: "network isolation",
  controls: { "aws-foundations": ["6.1.2"], "security-hub": ["EC2.18", "EC2.19"] },
  fix: "Remove the rule, or name the range that clients come from.",
  check: (traffic) =>
    when(
      allHold(
        () => isWorldwide(traffic),
        () => reaches(traffic, 445),
      ),
      () => `${traffic.ranges.join(", ")} reaches port 445`,
    ),
  good: () => [{ protocol: "tcp", ports: { from: 443, to: 443 }, ranges: ["0.0.0.0/0"] }],
  bad: () => [
    { protocol: "tcp", ports: { from: 445, to: 445 }, ranges: ["0.0.0.0/0"] },
    { protocol: "-1", ranges: ["::/0"] },
  ],
});
