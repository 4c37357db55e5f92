import { arn, hexadecimal } from "../aws-arn";
import type { Created, ResourceAnswer, ServiceAnswers } from "../answers";

const named = { property: "name", maxLength: 64 };

const firewall = (kind: string, prefix: string) =>
  ({
    autoName: named,
    outputs: (_, created: Created) => {
      const id = `${prefix}-${hexadecimal(created.id)}`;
      return { id, arn: arn(created.config, "route53resolver", `${kind}/${id}`) };
    },
  }) satisfies ResourceAnswer;

export default {
  resources: {
    "aws:route53/resolverFirewallRuleGroup:ResolverFirewallRuleGroup": firewall("firewall-rule-group", "rslvr-frg"),
    "aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList": firewall("firewall-domain-list", "rslvr-fdl"),
    "aws:route53/resolverFirewallRule:ResolverFirewallRule": {
      autoName: named,
      outputs: ({ firewallRuleGroupId, firewallDomainListId }) => ({
        id: `${firewallRuleGroupId}:${firewallDomainListId}`,
      }),
    },
    "aws:route53/resolverFirewallConfig:ResolverFirewallConfig": {
      outputs: (_, { id, config }) => ({ id: `rslvr-fc-${hexadecimal(id)}`, ownerId: config.accountId }),
    },
    "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation": firewall(
      "firewall-rule-group-association",
      "rslvr-frgassoc",
    ),
  },
} satisfies ServiceAnswers;
