import { when } from "../../../problems";
import { ingressRule } from "../../../rule";
import { allHold } from "../../../unknown";
import { isWorldwide, reaches, type Traffic } from "../../../views/security-group-rules";

/** What opens these is told by the rules about them. */
const dangerous = [22, 445, 3389];

const isWeb = ({ protocol, ports }: Traffic) =>
  ["tcp", "6"].includes(protocol) && ports !== undefined && ports.from === ports.to && [80, 443].includes(ports.from);

/** The others have none, and AWS puts the types of ICMP in their place. */
const hasPorts = ({ protocol }: Traffic) => ["tcp", "6", "udp", "17", "-1"].includes(protocol);

/** What the controls authorize is ports: of ICMP, by which paths are measured and errors told, they say nothing. */
const isIcmp = ({ protocol }: Traffic) => ["icmp", "1", "icmpv6", "58"].includes(protocol);

function inWords(traffic: Traffic): string {
  const { protocol, ports } = traffic;
  if (!hasPorts(traffic)) return `all of protocol ${protocol}`;
  return protocol !== "-1" && ports ? `${protocol} ${ports.from}-${ports.to}` : "every port";
}

export default ingressRule({
  id: "aws/network/only-web-from-anywhere",
  title: "Security groups let the internet reach nothing but the web's ports",
  why: "Every other port belongs to something that was never meant to talk to strangers.",
  severity: "high",
  area: "network isolation",
  controls: { "security-hub": ["EC2.18", "EC2.19"], peers: ["1.14"] },
  fix: "Name the ranges that traffic comes from.",
  applies: (traffic) => !isIcmp(traffic) && !dangerous.some((port) => reaches(traffic, port)),
  check: (traffic) =>
    when(
      allHold(
        () => isWorldwide(traffic),
        () => !isWeb(traffic),
      ),
      () => `${traffic.ranges.join(", ")} reaches ${inWords(traffic)}`,
    ),
  good: () => [
    { protocol: "tcp", ports: { from: 443, to: 443 }, ranges: ["0.0.0.0/0"] },
    { protocol: "tcp", ports: { from: 5432, to: 5432 }, ranges: ["10.0.0.0/8"] },
  ],
  bad: () => [
    { protocol: "tcp", ports: { from: 5432, to: 5432 }, ranges: ["0.0.0.0/0"] },
    { protocol: "tcp", ports: { from: 8000, to: 8001 }, ranges: ["::/0"] },
    { protocol: "udp", ranges: ["0.0.0.0/0"] },
  ],
});
