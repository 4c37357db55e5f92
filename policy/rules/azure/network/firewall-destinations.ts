import { list } from "../../../problems";
import { rule } from "../../../rule";
import { strings } from "../../../views/json";
import { isAnywhere } from "../../../views/ports";

/** What rules of applications and of networks say between them. */
interface FirewallRule {
  readonly name?: string;
  readonly destinationAddresses?: readonly string[];
  readonly targetFqdns?: readonly string[];
  readonly protocols?: readonly { readonly port?: number; readonly protocolType?: string }[];
}

const example = (rule: FirewallRule) => ({
  ruleCollections: [
    {
      ruleCollectionType: "FirewallPolicyFilterRuleCollection" as const,
      action: { type: "Allow" },
      rules: [rule],
    },
  ],
});

export default rule("azure-native:network:FirewallPolicyRuleCollectionGroup", {
  id: "azure/network/firewall-destinations",
  title: "Firewalls name where traffic goes, and take HTTPS alone",
  why: "A firewall that lets out to everywhere costs money and stops nothing.",
  severity: "medium",
  area: "network isolation",
  controls: {},
  fix: "Name host names or ranges of addresses, and the protocol Https.",
  elsewhere: true,
  check: ({ ruleCollections }) =>
    list(ruleCollections)
      .flatMap(({ action, rules }) => (action?.type === "Deny" ? [] : list<FirewallRule>(rules)))
      .flatMap(({ name, destinationAddresses, targetFqdns, protocols }) => [
        ...[...strings(destinationAddresses), ...strings(targetFqdns)]
          .filter(isAnywhere)
          .map((target) => `${name} leads to ${target}`),
        ...list(protocols)
          .filter(({ protocolType }) => protocolType === "Http")
          .map(() => `${name} lets out plain HTTP`),
      ]),
  good: () => [
    example({ destinationAddresses: ["203.0.113.0/24"] }),
    example({ targetFqdns: ["registry.example.com"] }),
    example({ protocols: [{ port: 443, protocolType: "Https" }] }),
  ],
  bad: () => [
    example({ destinationAddresses: ["*"] }),
    example({ destinationAddresses: ["0.0.0.0/0"] }),
    example({ targetFqdns: ["*"] }),
    example({ protocols: [{ port: 80, protocolType: "Http" }] }),
  ],
});
