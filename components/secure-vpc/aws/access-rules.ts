import type { input } from "@pulumi/aws/types";

type AccessRule = input.ec2.DefaultNetworkAclIngress;

const anywhere = "0.0.0.0/0";
const administration = [22, 3389];

/**
 * What may enter the subnets from the networks named, and answers from everywhere else. Access lists keep no state,
 * so answers are let in by their ports. 3389 is among them and stays shut: a NAT gateway that happens to
 * choose it for a connection gets no answer, and the connection is tried again.
 * E20: another rule here leaves room for one peer less, which settings/rules/addresses.ts has to know.
 */
export function inboundRules(networks: readonly string[]): AccessRule[] {
  return [
    ...networks.map((cidrBlock, number) => allow(100 + number, { cidrBlock })),
    ...administration.map((port, number) => ({ ...allow(200 + number, tcp(port, port)), action: "deny" })),
    allow(300, tcp(1024, 65535)),
    // "Fragmentation needed": without it, large packets vanish on the way out.
    allow(310, { protocol: "icmp", icmpType: 3, icmpCode: 4 }),
  ];
}

/** Security groups say what may leave, and remember what they let out. */
export const outboundRules: AccessRule[] = [allow(100, {})];

function tcp(fromPort: number, toPort: number): Partial<AccessRule> {
  return { protocol: "tcp", fromPort, toPort };
}

function allow(ruleNo: number, rule: Partial<AccessRule>): AccessRule {
  return { ruleNo, action: "allow", cidrBlock: anywhere, protocol: "-1", fromPort: 0, toPort: 0, ...rule };
}
