import {
  ResolverFirewallConfig,
  ResolverFirewallDomainList,
  ResolverFirewallRule,
  ResolverFirewallRuleGroup,
  ResolverFirewallRuleGroupAssociation,
} from "@pulumi/aws/route53";
import type * as pulumi from "@pulumi/pulumi";

interface DnsFirewallArgs {
  readonly vpcId: pulumi.Input<string>;
  /** Names that resolve, `*.` before one for all below it. */
  readonly names: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * Lets the network's resolver answer for these names and no other. Addresses are not looked at: who knows one needs no
 * name, so the security groups stay as they are.
 */
export function resolveOnly(network: string, { vpcId, names, tags }: DnsFirewallArgs, parent: pulumi.Resource): void {
  const name = `${network}-dns`;
  const group = new ResolverFirewallRuleGroup(name, { tags }, { parent });
  const rule = (what: string, priority: number, domains: readonly string[], does: FirewallAction) => {
    const list = new ResolverFirewallDomainList(`${name}-${what}`, { domains: [...domains], tags }, { parent });
    return new ResolverFirewallRule(
      `${name}-${what}`,
      { firewallRuleGroupId: group.id, firewallDomainListId: list.id, priority, ...does },
      { parent },
    );
  };
  const rules = [rule("allowed", 100, names, allow), rule("others", 200, ["*"], block)];
  // Without this a resolver whose firewall does not answer would let all through.
  new ResolverFirewallConfig(name, { resourceId: vpcId, firewallFailOpen: "DISABLED" }, { parent });
  new ResolverFirewallRuleGroupAssociation(
    name,
    { vpcId, firewallRuleGroupId: group.id, priority: 101, tags },
    { parent, dependsOn: rules },
  );
}

type FirewallAction = Pick<
  ConstructorParameters<typeof ResolverFirewallRule>[1],
  "action" | "firewallDomainRedirectionAction" | "blockResponse"
>;

/** E26: registries' names lead on to those of a content network, which change. */
const allow: FirewallAction = { action: "ALLOW", firewallDomainRedirectionAction: "TRUST_REDIRECTION_DOMAIN" };

const block: FirewallAction = { action: "BLOCK", blockResponse: "NXDOMAIN" };
