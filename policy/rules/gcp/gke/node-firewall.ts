import { resource } from "../../../examples";
import { list, unless, when, type Problems } from "../../../problems";
import { stackRule } from "../../../rule";
import type { Stack, Typed } from "../../../stack";
import { known, knownOf, problemsIn } from "../../../unknown";
import { firewallRules, isForAnyone } from "../../../views/firewall-rules";
import { strings } from "../../../views/json";
import { itemsIn } from "../../../views/view";

const firewallType = "gcp:compute/firewall:Firewall";
const accountType = "gcp:serviceaccount/account:Account";

const https = { allows: [{ protocol: "tcp", ports: ["443"] }] };

const tagsOf = ({ properties }: Typed<typeof firewallType>) => strings(properties.targetTags);

function opened(firewall: Typed<typeof firewallType>, stack: Stack): Problems {
  return problemsIn(itemsIn(firewallRules, firewall), ({ item }) =>
    when(
      !item.leadsOut &&
        item.allows.length > 0 &&
        isForAnyone(item) &&
        !firewallRules.isOverruled?.(item, firewall, stack),
      `${firewall.name} lets the whole internet in to it`,
    ),
  );
}

export default stackRule("gcp:container/nodePool:NodePool", {
  id: "gcp/gke/node-firewall",
  title: "Firewall rules are written for the nodes, and let in no whole internet",
  why: "Without rules of their own, nodes get whatever the network lets everybody have.",
  severity: "medium",
  area: "network isolation",
  controls: { gke: ["5.6.6"] },
  fix: "Add firewall rules with the nodes' tags as targetTags, or their service account, and name the ranges they let in.",
  // Without a network in the stack, its firewall is elsewhere too.
  applies: (_, stack) => stack.all("gcp:compute/network:Network").length > 0,
  check(pool, stack) {
    const accounts = stack.behind(pool, "nodeConfig", accountType);
    const forAccount = accounts.flatMap((account) =>
      stack
        .pointingAt(account, firewallType, "targetServiceAccounts")
        .filter((firewall) => stack.behind(firewall, "targetServiceAccounts", accountType).includes(account)),
    );
    const forTags = (tags: readonly string[]) => tags.flatMap((tag) => stack.having(firewallType, tag, tagsOf));
    const isNamed = () => forTags(list(pool.properties.nodeConfig?.tags)).length > 0;
    const knownTags = knownOf(list(known(known(pool.properties, "nodeConfig"), "tags")));
    return [
      ...unless(
        forAccount.length > 0 || isNamed() || !stack.areKeysKnown(firewallType, tagsOf),
        "no firewall rule names its tags or its service account",
      ),
      ...problemsIn([...new Set([...forAccount, ...forTags(knownTags)])], (firewall) => opened(firewall, stack)),
    ];
  },
  good: () => [
    [
      resource("gcp:compute/network:Network", "network", {}),
      resource("gcp:compute/firewall:Firewall", "rule", {
        targetTags: ["nodes"],
        ...https,
        sourceRanges: ["10.0.0.0/8"],
      }),
      resource("gcp:container/nodePool:NodePool", "pool", { nodeConfig: { tags: ["nodes"] } }),
    ],
    [
      resource("gcp:compute/network:Network", "network", {}),
      resource("gcp:serviceaccount/account:Account", "nodes", {}),
      resource("gcp:compute/firewall:Firewall", "rule", {}, { targetServiceAccounts: "nodes" }),
      resource("gcp:container/nodePool:NodePool", "pool", {}, { nodeConfig: "nodes" }),
    ],
  ],
  bad: () => [
    [
      resource("gcp:compute/network:Network", "network", {}),
      resource("gcp:container/nodePool:NodePool", "pool", { nodeConfig: { tags: ["nodes"] } }),
    ],
    [
      resource("gcp:compute/network:Network", "network", {}),
      resource("gcp:compute/firewall:Firewall", "rule", { targetTags: ["bastion"] }),
      resource("gcp:container/nodePool:NodePool", "pool", { nodeConfig: { tags: ["nodes"] } }),
    ],
    [
      resource("gcp:compute/network:Network", "network", {}),
      resource("gcp:compute/firewall:Firewall", "rule", { targetTags: ["nodes"], ...https }),
      resource("gcp:container/nodePool:NodePool", "pool", { nodeConfig: { tags: ["nodes"] } }),
    ],
    [
      resource("gcp:compute/network:Network", "network", {}),
      resource("gcp:serviceaccount/account:Account", "nodes", {}),
      resource(
        "gcp:compute/firewall:Firewall",
        "rule",
        { ...https, sourceRanges: ["0.0.0.0/0"] },
        { targetServiceAccounts: "nodes" },
      ),
      resource("gcp:container/nodePool:NodePool", "pool", {}, { nodeConfig: "nodes" }),
    ],
  ],
});
