import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";

export default stackRule("gcp:compute/network:Network", {
  id: "gcp/network/dns-logs",
  title: "DNS queries of every network are logged",
  why: "Malware looks its servers up by name before it calls them.",
  severity: "medium",
  area: "logging",
  controls: { "gcp-foundations": ["2.13"] },
  fix: "Add a gcp.dns.Policy for the network with enableLogging.",
  check: (network, stack) =>
    unless(
      stack
        .pointingAt(network, "gcp:dns/policy:Policy", "networks")
        .some(({ properties }) => properties.enableLogging === true),
      "no DNS policy logs its queries",
    ),
  good: () => [
    [
      resource("gcp:compute/network:Network", "network", {}),
      resource("gcp:dns/policy:Policy", "logs", { enableLogging: true }, { networks: "network" }),
    ],
  ],
  bad: () => [
    [resource("gcp:compute/network:Network", "network", {})],
    [
      resource("gcp:compute/network:Network", "network", {}),
      resource("gcp:dns/policy:Policy", "logs", { enableLogging: false }, { networks: "network" }),
    ],
  ],
});
