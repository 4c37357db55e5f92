import type { SecurityGroup } from "@pulumi/aws/ec2";
import { SecurityGroupEgressRule, SecurityGroupIngressRule } from "@pulumi/aws/vpc";
import type * as pulumi from "@pulumi/pulumi";

/** Traffic that a security group lets through, with whom and on which ports. */
export interface Traffic {
  readonly description: string;
  readonly peer: Peer;
  readonly fromPort: number;
  /** Absent: the one port. */
  readonly toPort?: number;
  readonly protocol?: "tcp" | "udp";
}

export type Peer =
  | { readonly cidrIpv4: pulumi.Input<string> }
  | { readonly referencedSecurityGroupId: pulumi.Input<string> }
  | { readonly prefixListId: pulumi.Input<string> };

export interface SecurityRules {
  readonly ingress?: Readonly<Record<string, Traffic>>;
  readonly egress?: Readonly<Record<string, Traffic>>;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * The rules of a security group, each a resource of its own: groups may then name each other. E22: nothing waits for them
 * by itself, so whatever starts in the group has to depend on what this returns.
 */
export function securityRules(
  name: string,
  group: SecurityGroup,
  rules: SecurityRules,
  parent: pulumi.Resource,
): pulumi.Resource[] {
  return [
    ...Object.entries(rules.ingress ?? {}).map(
      ([key, traffic]) => new SecurityGroupIngressRule(`${name}-from-${key}`, rule(group, traffic, rules), { parent }),
    ),
    ...Object.entries(rules.egress ?? {}).map(
      ([key, traffic]) => new SecurityGroupEgressRule(`${name}-to-${key}`, rule(group, traffic, rules), { parent }),
    ),
  ];
}

function rule(
  group: SecurityGroup,
  { description, peer, fromPort, toPort, protocol }: Traffic,
  { tags }: SecurityRules,
) {
  return {
    securityGroupId: group.id,
    description,
    ...peer,
    ipProtocol: protocol ?? "tcp",
    fromPort,
    toPort: toPort ?? fromPort,
    tags,
  };
}
