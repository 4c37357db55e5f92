import { when } from "../../../problems";
import { egressRule } from "../../../rule";
import { allHold } from "../../../unknown";
import { isWorldwide, reaches, width } from "../../../views/security-group-rules";

export default egressRule({
  id: "aws/network/no-plain-http-egress",
  title: "Nothing speaks plain HTTP to the internet",
  why: "Without TLS, whoever is on the way reads and changes what is sent.",
  severity: "medium",
  area: "encryption in transit",
  controls: {},
  fix: "Let out port 443 only.",
  check: (traffic) =>
    when(
      allHold(
        () => isWorldwide(traffic),
        // Of more, it is another rule that speaks.
        () => width(traffic) <= 1000 && reaches(traffic, 80),
      ),
      () => `port 80 of ${traffic.ranges.join(", ")} can be reached`,
    ),
  good: () => [
    { protocol: "tcp", ports: { from: 443, to: 443 }, ranges: ["0.0.0.0/0"] },
    { protocol: "udp", ports: { from: 80, to: 80 }, ranges: ["0.0.0.0/0"] },
  ],
  bad: () => [
    { protocol: "tcp", ports: { from: 80, to: 80 }, ranges: ["0.0.0.0/0"] },
    { protocol: "tcp", ports: { from: 0, to: 443 }, ranges: ["0.0.0.0/0"] },
  ],
});
