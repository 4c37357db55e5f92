import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule(
  ["gcp:compute/firewall:Firewall", "gcp:compute/subnetwork:Subnetwork", "gcp:container/cluster:Cluster"],
  {
    id: "gcp/network/not-default",
    title: "Nothing uses the project's default network (proxy)",
    why: "The default network has open firewall rules, and everything that names no network is in it.",
    severity: "medium",
    area: "network isolation",
    controls: { "gcp-foundations": ["3.1"] },
    fix: "Name a network of the application's own.",
    check: (user) =>
      unless(
        isSet(user, "network") && !/(^|\/)default$/.test(user.network ?? ""),
        `the network is ${user.network ?? "not set"}`,
      ),
    good: () => [{ network: "projects/p/global/networks/sensor" }],
    bad: () => [{}, { network: "default" }, { network: "projects/p/global/networks/default" }],
  },
);
