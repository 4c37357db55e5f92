import { resource } from "../examples";
import type { PropertiesOf } from "../types";
import { isUnknownValue, someIs } from "../unknown";
import { asList, strings } from "./json";
import { holdsPort, isAnywhere, type PortRange } from "./ports";
import { type Named, namedEach, type View } from "./view";

/** One rule of a security group. */
export interface Traffic {
  /** `tcp`, `udp`, …; `-1` is any. */
  readonly protocol: string;
  /** Absent: all. */
  readonly ports?: PortRange;
  /** Ranges of addresses at the other end. */
  readonly ranges: readonly string[];
  /** Lists of ranges at the other end, by id. What is in those of the stack has a rule of its own. */
  readonly prefixLists?: readonly string[];
  /** Security groups at the other end, by id; `self` is the group itself. */
  readonly groups?: readonly string[];
}

type Direction = "ingress" | "egress";

export function reaches({ protocol, ports }: Traffic, port: number): boolean {
  return protocol === "-1" || (["tcp", "6"].includes(protocol) && holdsPort(ports, port));
}

/** How many ports there are. */
export const width = ({ protocol, ports }: Traffic) =>
  protocol === "-1" || !ports ? 65536 : ports.to - ports.from + 1;

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
      return namedEach(rules, (_, index) => `${direction}[${index}]`, fromInline);
    },
    spellings: (traffic) => [
      [resource("aws:ec2/securityGroup:SecurityGroup", "example", { [direction]: [toInline(traffic)] })],
      ...separately(traffic).map((one) => [
        resource("aws:ec2/securityGroupRule:SecurityGroupRule", "example", { type: direction, ...one }),
      ]),
      ...ownOf(traffic).map((one) => [resource(ownType, "example", one)]),
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
  readonly prefixListIds?: unknown;
  /** Inside a group: several. */
  readonly securityGroups?: unknown;
  /** As a resource of its own: one. */
  readonly sourceSecurityGroupId?: unknown;
  readonly self?: unknown;
}

/** Each part is read when it is asked for: one that is not known yet hides none of the others. */
function fromInline(rule: InlineRule): Traffic {
  return {
    get protocol() {
      return protocolOf(rule.protocol);
    },
    get ports() {
      return rangeOf(rule.fromPort, rule.toPort);
    },
    get ranges() {
      return rangesIn(rule, "cidrBlocks", "ipv6CidrBlocks");
    },
    get prefixLists() {
      return strings(rule.prefixListIds);
    },
    get groups() {
      return [
        ...strings(rule.securityGroups),
        ...strings(rule.sourceSecurityGroupId),
        ...(rule.self === true ? ["self"] : []),
      ];
    },
  };
}

function fromOwn(rule: PropertiesOf<"aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule">): Traffic {
  return {
    get protocol() {
      return protocolOf(rule.ipProtocol);
    },
    get ports() {
      return rangeOf(rule.fromPort, rule.toPort);
    },
    get ranges() {
      return rangesIn(rule, "cidrIpv4", "cidrIpv6");
    },
    get prefixLists() {
      return strings(rule.prefixListId);
    },
    get groups() {
      return strings(rule.referencedSecurityGroupId);
    },
  };
}

/** If one that is known is the whole internet, the others make it no smaller. */
function rangesIn<Rule extends object>(rule: Rule, ...keys: readonly (keyof Rule)[]): readonly string[] {
  const found: string[] = [];
  const note = (range: unknown) => {
    if (typeof range === "string") found.push(range);
    return false;
  };
  try {
    someIs(keys, (key) => someIs(asList<unknown>(rule[key]), note));
  } catch (error) {
    if (!isUnknownValue(error) || !found.some(isAnywhere)) throw error;
  }
  return found;
}

function protocolOf(value: unknown): string {
  const protocol = String(value).toLowerCase();
  return protocol === "all" ? "-1" : protocol;
}

function rangeOf(from: unknown, to: unknown): PortRange | undefined {
  return typeof from === "number" && typeof to === "number" ? { from, to } : undefined;
}

function toInline({ ranges, prefixLists, groups, ...traffic }: Traffic) {
  const others = (groups ?? []).filter((group) => group !== "self");
  return {
    ...portsInline(traffic),
    cidrBlocks: ranges.filter((range) => !range.includes(":")),
    ipv6CidrBlocks: ranges.filter((range) => range.includes(":")),
    ...(prefixLists?.length ? { prefixListIds: prefixLists } : {}),
    ...(others.length > 0 ? { securityGroups: others } : {}),
    ...(groups?.includes("self") ? { self: true } : {}),
  };
}

/** A rule of its own names addresses, or one group, or itself. */
function separately({ groups = [], ...traffic }: Traffic) {
  const { ranges, prefixLists = [] } = traffic;
  const ports = portsInline(traffic);
  return [
    ...(ranges.length + prefixLists.length > 0 ? [toInline(traffic)] : []),
    ...groups.map((group) => ({ ...ports, ...(group === "self" ? { self: true } : { sourceSecurityGroupId: group }) })),
  ];
}

/** The newest form has one of everything. */
function ownOf({ protocol, ports, ranges, prefixLists = [], groups = [] }: Traffic) {
  const ends = [
    ...ranges.map((range) => (range.includes(":") ? { cidrIpv6: range } : { cidrIpv4: range })),
    ...prefixLists.map((prefixListId) => ({ prefixListId })),
    ...groups.map((referencedSecurityGroupId) => ({ referencedSecurityGroupId })),
  ];
  return ends.map((end) => ({ ipProtocol: protocol, fromPort: ports?.from, toPort: ports?.to, ...end }));
}

const portsInline = ({ protocol, ports }: Pick<Traffic, "protocol" | "ports">) => ({
  protocol,
  fromPort: ports?.from ?? 0,
  toPort: ports?.to ?? (protocol === "-1" ? 0 : 65535),
});
