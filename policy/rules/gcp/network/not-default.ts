import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet, known } from "../../../unknown";

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
    // What the stack has made is not the default, whatever its address will be.
    isSettled: (user, stack) =>
      stack
        .behind(user, "network", "gcp:compute/network:Network")
        .some(({ properties }) => known(properties, "name") !== "default"),
    good: () => [{ network: "projects/p/global/networks/sensor" }],
    bad: () => [{}, { network: "default" }, { network: "projects/p/global/networks/default" }],
  },
);
