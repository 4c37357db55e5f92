import { resource } from "../../../examples";
import { list, unless } from "../../../problems";
import { unknown } from "../../../resource";
import { stackRule } from "../../../rule";
import type { Typed } from "../../../stack";
import { strings } from "../../../views/json";

const firewallType = "gcp:compute/firewall:Firewall";
const accountType = "gcp:serviceaccount/account:Account";

const tagsOf = ({ properties }: Typed<typeof firewallType>) => strings(properties.targetTags);

export default stackRule("gcp:container/nodePool:NodePool", {
  id: "gcp/gke/node-firewall",
  title: "Firewall rules are written for the nodes",
  why: "Without rules of their own, nodes get whatever the network lets everybody have.",
  severity: "medium",
  area: "network isolation",
  controls: { gke: ["5.6.6"] },
  fix: "Add firewall rules with the nodes' tags as targetTags, or their service account.",
  // Without a network in the stack, its firewall is elsewhere too.
  applies: (_, stack) => stack.all("gcp:compute/network:Network").length > 0,
  check(pool, stack) {
    const accounts = stack.behind(pool, "nodeConfig", accountType);
    const forAccount = accounts.some((account) =>
      stack
        .pointingAt(account, firewallType, "targetServiceAccounts")
        .some((firewall) => stack.behind(firewall, "targetServiceAccounts", accountType).includes(account)),
    );
    const isNamed = () =>
      list(pool.properties.nodeConfig?.tags).some((tag) => stack.having(firewallType, tag, tagsOf).length > 0);
    const mayBeNamed = () => stack.having(firewallType, unknown, tagsOf).flatMap(tagsOf).length > 0;
    return unless(forAccount || isNamed() || mayBeNamed(), "no firewall rule names its tags or its service account");
  },
  good: [
    [
      resource("gcp:compute/network:Network", "network", {}),
      resource("gcp:compute/firewall:Firewall", "rule", { targetTags: ["nodes"] }),
      resource("gcp:container/nodePool:NodePool", "pool", { nodeConfig: { tags: ["nodes"] } }),
    ],
    [
      resource("gcp:compute/network:Network", "network", {}),
      resource("gcp:serviceaccount/account:Account", "nodes", {}),
      resource("gcp:compute/firewall:Firewall", "rule", {}, { targetServiceAccounts: "nodes" }),
      resource("gcp:container/nodePool:NodePool", "pool", {}, { nodeConfig: "nodes" }),
    ],
  ],
  bad: [
    [
      resource("gcp:compute/network:Network", "network", {}),
      resource("gcp:container/nodePool:NodePool", "pool", { nodeConfig: { tags: ["nodes"] } }),
    ],
    [
      resource("gcp:compute/network:Network", "network", {}),
      resource("gcp:compute/firewall:Firewall", "rule", { targetTags: ["bastion"] }),
      resource("gcp:container/nodePool:NodePool", "pool", { nodeConfig: { tags: ["nodes"] } }),
    ],
  ],
});
