import { resource } from "../../../examples";
import { list, unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { isWholeInternet } from "../../../views/ports";

export default stackRule("gcp:compute/network:Network", {
  id: "gcp/network/egress-denied",
  title: "Nothing leaves the network that no rule names",
  why: "What was broken into calls home; a closed way out is where it ends.",
  severity: "medium",
  area: "network isolation",
  controls: { peers: ["3.5"] },
  fix: "Add an EGRESS firewall rule that denies all, behind those that allow.",
  // Without it, the network's implied rule lets everything out, and rules that allow change nothing.
  check: (network, stack) =>
    unless(
      stack
        .pointingAt(network, "gcp:compute/firewall:Firewall", "network")
        .some(
          ({ properties: { direction, denies, destinationRanges, disabled } }) =>
            direction === "EGRESS" &&
            disabled !== true &&
            list(denies).some(({ protocol }) => protocol === "all") &&
            list(destinationRanges).some(isWholeInternet),
        ),
      "no firewall rule denies egress",
    ),
  good: () => [
    [
      resource("gcp:compute/network:Network", "network", {}),
      resource(
        "gcp:compute/firewall:Firewall",
        "deny",
        { direction: "EGRESS", denies: [{ protocol: "all" }], destinationRanges: ["0.0.0.0/0"] },
        { network: "network" },
      ),
    ],
  ],
  bad: () => [
    [resource("gcp:compute/network:Network", "network", {})],
    [
      resource("gcp:compute/network:Network", "network", {}),
      resource(
        "gcp:compute/firewall:Firewall",
        "half",
        { direction: "EGRESS", denies: [{ protocol: "all" }], destinationRanges: ["0.0.0.0/1"] },
        { network: "network" },
      ),
    ],
    [
      resource("gcp:compute/network:Network", "network", {}),
      resource(
        "gcp:compute/firewall:Firewall",
        "allow",
        { direction: "EGRESS", allows: [{ protocol: "tcp" }], destinationRanges: ["0.0.0.0/0"] },
        { network: "network" },
      ),
    ],
    [
      resource("gcp:compute/network:Network", "network", {}),
      resource(
        "gcp:compute/firewall:Firewall",
        "deny",
        { direction: "EGRESS", denies: [{ protocol: "all" }], destinationRanges: ["0.0.0.0/0"], disabled: true },
        { network: "network" },
      ),
    ],
  ],
});
