import { when } from "../../../problems";
import { egressRule } from "../../../rule";
import { allHold } from "../../../unknown";
import { isWorldwide, width } from "../../../views/security-group-rules";

export default egressRule({
  id: "aws/network/no-open-egress",
  title: "Security groups name the ports that lead to the internet",
  why: "What was broken into calls home; a closed way out is where it ends.",
  severity: "high",
  area: "network isolation",
  controls: { peers: ["1.12"] },
  fix: "Replace the rule by one for port 443.",
  check: (traffic) =>
    when(
      allHold(
        () => isWorldwide(traffic),
        // So many are not meant one by one.
        () => width(traffic) > 1000,
      ),
      () =>
        `${width(traffic) < 65535 ? `${width(traffic)} ports` : "every port"} of ${traffic.ranges.join(", ")} can be reached`,
    ),
  good: () => [
    { protocol: "tcp", ports: { from: 443, to: 443 }, ranges: ["0.0.0.0/0"] },
    { protocol: "-1", ranges: ["10.0.0.0/16"] },
  ],
  bad: () => [
    { protocol: "-1", ranges: ["0.0.0.0/0"] },
    { protocol: "tcp", ports: { from: 0, to: 65535 }, ranges: ["::/0"] },
    { protocol: "tcp", ports: { from: 443, to: 44300 }, ranges: ["0.0.0.0/0"] },
  ],
});
