import { when } from "../../../problems";
import { ingressRule } from "../../../rule";
import { allHold } from "../../../unknown";
import { onlyRedirects } from "../../../views/redirects";
import { isWorldwide, reaches } from "../../../views/security-group-rules";

export default ingressRule({
  id: "aws/network/no-plain-http-from-anywhere",
  title: "Security groups let nobody on the internet speak plain HTTP",
  why: "What comes in over plain HTTP is read and changed by whoever is on the way.",
  severity: "medium",
  area: "encryption in transit",
  controls: { peers: ["1.14"] },
  fix: "Remove the rule, let in port 443 alone, or let the load balancer redirect port 80 to HTTPS.",
  applies: (traffic) => traffic.ports !== undefined,
  check: (traffic) =>
    when(
      allHold(
        () => isWorldwide(traffic),
        () => reaches(traffic, 80),
      ),
      () => `${traffic.ranges.join(", ")} reaches port 80`,
    ),
  isSettled: onlyRedirects,
  good: () => [{ protocol: "tcp", ports: { from: 443, to: 443 }, ranges: ["0.0.0.0/0"] }],
  bad: () => [{ protocol: "tcp", ports: { from: 80, to: 80 }, ranges: ["0.0.0.0/0"] }],
});
