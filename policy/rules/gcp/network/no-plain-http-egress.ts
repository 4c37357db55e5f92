import { list, when } from "../../../problems";
import { rule } from "../../../rule";
import { strings } from "../../../views/json";
import { isAnywhere, holdsPort, portRange } from "../../../views/ports";

export default rule("gcp:compute/firewall:Firewall", {
  id: "gcp/network/no-plain-http-egress",
  title: "Nothing speaks plain HTTP to the internet",
  why: "Without TLS, whoever is on the way reads and changes what is sent.",
  severity: "medium",
  area: "encryption in transit",
  controls: {},
  fix: "Let out port 443 only.",
  applies: ({ direction }) => direction === "EGRESS",
  check: ({ allows, destinationRanges }) =>
    when(
      list(destinationRanges).some(isAnywhere) &&
        list(allows).some(({ ports }) => strings(ports).some((range) => holdsPort(portRange(range), 80))),
      "port 80 of the whole internet can be reached",
    ),
  good: [
    { direction: "EGRESS", destinationRanges: ["0.0.0.0/0"], allows: [{ protocol: "tcp", ports: ["443"] }] },
    { direction: "EGRESS", destinationRanges: ["0.0.0.0/0"], denies: [{ protocol: "all" }] },
  ],
  bad: [{ direction: "EGRESS", destinationRanges: ["0.0.0.0/0"], allows: [{ protocol: "tcp", ports: ["80", "443"] }] }],
});
