import { resource } from "../examples";
import { list } from "../problems";
import type { PropertiesOf } from "../types";
import { strings } from "./json";
import { holdsPort, isAnywhere, type PortRange } from "./ports";
import type { Named, View } from "./view";

/** One rule of a security group. */
export interface Traffic {
  /** `tcp`, `udp`, …; `-1` is any. */
  readonly protocol: string;
  /** Absent: all. */
  readonly ports?: PortRange;
  /** Ranges of addresses at the other end. */
  readonly ranges: readonly string[];
}

type Direction = "ingress" | "egress";

export function reaches({ protocol, ports }: Traffic, port: number): boolean {
  return protocol === "-1" || (["tcp", "6"].includes(protocol) && holdsPort(ports, port));
}

export const isWorldwide = ({ ranges }: Traffic) => ranges.some(isAnywhere);

/** A security group's rules, whether written inside the group or as resources of their own. */
function securityGroupRules(direction: Direction): View<Traffic> {
  const ownType =
    direction === "ingress"
      ? "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"
      : "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
  return {
    types: [
      "aws:ec2/securityGroup:SecurityGroup",
      "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
      "aws:ec2/securityGroupRule:SecurityGroupRule",
      ownType,
    ],
    items({ type, properties }): readonly Named<Traffic>[] {
      if (type === ownType) return [{ name: "", item: fromOwn(properties) }];
      if (type === "aws:ec2/securityGroupRule:SecurityGroupRule") {
        return properties.type === direction ? [{ name: "", item: fromInline(properties) }] : [];
      }
      const rules = properties[direction] as readonly InlineRule[] | undefined;
      return list(rules).map((rule, index) => ({ name: `${direction}[${index}]`, item: fromInline(rule) }));
    },
    spellings: (traffic) => [
      [resource("aws:ec2/securityGroup:SecurityGroup", "example", { [direction]: [toInline(traffic)] })],
      [resource("aws:ec2/securityGroupRule:SecurityGroupRule", "example", { type: direction, ...toInline(traffic) })],
      ...traffic.ranges.map((range) => [resource(ownType, "example", toOwn(traffic, range))]),
    ],
  };
}

export const ingress = securityGroupRules("ingress");
export const egress = securityGroupRules("egress");

interface InlineRule {
  readonly protocol?: unknown;
  readonly fromPort?: unknown;
  readonly toPort?: unknown;
  readonly cidrBlocks?: unknown;
  readonly ipv6CidrBlocks?: unknown;
}

function fromInline({ protocol, fromPort, toPort, cidrBlocks, ipv6CidrBlocks }: InlineRule): Traffic {
  return {
    protocol: protocolOf(protocol),
    ports: rangeOf(fromPort, toPort),
    ranges: [...strings(cidrBlocks), ...strings(ipv6CidrBlocks)],
  };
}

function fromOwn(properties: PropertiesOf<"aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule">): Traffic {
  const { ipProtocol, fromPort, toPort, cidrIpv4, cidrIpv6 } = properties;
  return {
    protocol: protocolOf(ipProtocol),
    ports: rangeOf(fromPort, toPort),
    ranges: [...strings(cidrIpv4), ...strings(cidrIpv6)],
  };
}

function protocolOf(value: unknown): string {
  const protocol = String(value).toLowerCase();
  return protocol === "all" ? "-1" : protocol;
}

function rangeOf(from: unknown, to: unknown): PortRange | undefined {
  return typeof from === "number" && typeof to === "number" ? { from, to } : undefined;
}

function toInline({ protocol, ports, ranges }: Traffic) {
  return {
    protocol,
    fromPort: ports?.from ?? 0,
    toPort: ports?.to ?? (protocol === "-1" ? 0 : 65535),
    cidrBlocks: ranges.filter((range) => !range.includes(":")),
    ipv6CidrBlocks: ranges.filter((range) => range.includes(":")),
  };
}

function toOwn({ protocol, ports }: Traffic, range: string) {
  const address = range.includes(":") ? { cidrIpv6: range } : { cidrIpv4: range };
  return { ipProtocol: protocol, fromPort: ports?.from, toPort: ports?.to, ...address };
}
