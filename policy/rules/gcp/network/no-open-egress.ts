import { list } from "../../../problems";
import { rule } from "../../../rule";
import { strings } from "../../../views/json";
import { isAnywhere, portRange } from "../../../views/ports";

/** So many ports are not meant one by one. */
function isWide(ports: string): boolean {
  const range = portRange(ports);
  return range !== undefined && range.to - range.from >= 1000;
}

export default rule("gcp:compute/firewall:Firewall", {
  id: "gcp/network/no-open-egress",
  title: "Firewalls name the ports that lead to the internet",
  why: "What was broken into calls home; a closed way out is where it ends.",
  severity: "high",
  area: "network isolation",
  controls: {},
  fix: "Name port 443.",
  applies: ({ direction, disabled, allows }) => direction === "EGRESS" && disabled !== true && list(allows).length > 0,
  // Without ranges, it is about all there is.
  check: ({ allows, destinationRanges }) =>
    destinationRanges === undefined || list(destinationRanges).some(isAnywhere)
      ? list(allows)
          .filter(({ ports }) => list(ports).length === 0 || strings(ports).some(isWide))
          .map(
            ({ protocol, ports }) =>
              `${protocol} leads to the internet on ${strings(ports).join(", ") || "every port"}`,
          )
      : [],
  good: [
    { direction: "EGRESS", destinationRanges: ["0.0.0.0/0"], allows: [{ protocol: "tcp", ports: ["443"] }] },
    { direction: "EGRESS", destinationRanges: ["10.0.0.0/8"], allows: [{ protocol: "all" }] },
  ],
  bad: [
    { direction: "EGRESS", destinationRanges: ["0.0.0.0/0"], allows: [{ protocol: "tcp" }] },
    { direction: "EGRESS", destinationRanges: ["0.0.0.0/0"], allows: [{ protocol: "all" }] },
    { direction: "EGRESS", destinationRanges: ["0.0.0.0/0"], allows: [{ protocol: "tcp", ports: ["1-65535"] }] },
    { direction: "EGRESS", allows: [{ protocol: "all" }] },
  ],
});
