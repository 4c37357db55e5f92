import { resource } from "../examples";
import { list, text } from "../problems";
import type { PropertiesOf } from "../types";
import { isSet, someIs } from "../unknown";
import { strings } from "./json";
import { isOverruled } from "./overruled-firewalls";
import { holdsPort, isAnywhere, portRange } from "./ports";
import { namedEach, type View } from "./view";

/** A rule of one of Google's firewalls: a network's own, or one of a policy for networks, folders or the organization. */
export interface FirewallRule {
  readonly leadsOut: boolean;
  /** Addresses of the other side, undefined if they are all. Empty: it is named by something else, such as its tag. */
  readonly ranges: readonly string[] | undefined;
  /** What it lets through: nothing if it denies, or is off. */
  readonly allows: readonly Traffic[];
  /** True as well where there is nothing to log. */
  readonly logs: boolean;
}

interface Traffic {
  readonly protocol?: string;
  /** None stands for all. */
  readonly ports?: readonly string[];
}

export const isForAnyone = ({ ranges }: FirewallRule) => ranges === undefined || ranges.some(isAnywhere);

export const isTcp = ({ protocol }: Traffic) => ["tcp", "6"].includes(text(protocol).toLowerCase());

export function opens(allows: readonly Traffic[] | undefined, port: number): boolean {
  return list(allows).some(
    (traffic) =>
      text(traffic.protocol).toLowerCase() === "all" ||
      (isTcp(traffic) && (list(traffic.ports).length === 0 || namesPort(traffic, port))),
  );
}

export const namesPort = ({ ports }: Traffic, port: number) =>
  strings(ports).some((range) => holdsPort(portRange(range), port));

/** Over TCP, or over UDP as HTTP/3 has it. */
export const isHttps = ({ protocol, ports }: Traffic): boolean =>
  ["tcp", "6", "udp", "17"].includes(text(protocol).toLowerCase()) &&
  list(ports).length > 0 &&
  strings(ports).every((port) => port === "443");

const firewall = "gcp:compute/firewall:Firewall";
const policyRules = [
  "gcp:compute/firewallPolicyRule:FirewallPolicyRule",
  "gcp:compute/networkFirewallPolicyRule:NetworkFirewallPolicyRule",
  "gcp:compute/regionNetworkFirewallPolicyRule:RegionNetworkFirewallPolicyRule",
] as const;
const policiesWithRules = [
  "gcp:compute/firewallPolicyWithRules:FirewallPolicyWithRules",
  "gcp:compute/networkFirewallPolicyWithRules:NetworkFirewallPolicyWithRules",
  "gcp:compute/regionNetworkFirewallPolicyWithRules:RegionNetworkFirewallPolicyWithRules",
] as const;

type Firewall = PropertiesOf<typeof firewall>;
/** The same in all policies. */
type PolicyRule = PropertiesOf<(typeof policyRules)[1]>;
interface PolicyWithRules {
  readonly rules?: readonly PolicyRule[];
}

export const firewallRules: View<FirewallRule> = {
  types: [firewall, ...policyRules, ...policiesWithRules],
  items({ type, properties }) {
    if (type === firewall) return namedEach([properties as Firewall], () => "", ofNetwork);
    if (policyRules.some((own) => own === type)) return namedEach([properties as PolicyRule], () => "", ofPolicy);
    return namedEach((properties as PolicyWithRules).rules, (_, index) => `rules[${index}]`, ofPolicy);
  },
  spellings(rule) {
    const inPolicy = asPolicyRule(rule);
    const isLeftOut = !rule.leadsOut && rule.ranges === undefined && rule.allows.length === 0 && !rule.logs;
    return [
      ...(isLeftOut ? [[resource(firewall, "example", {})]] : []),
      ...asFirewall(rule).map((properties) => [resource(firewall, "example", properties)]),
      ...policyRules.map((type) => [resource(type, "example", inPolicy)]),
      ...policiesWithRules.map((type) => [resource(type, "example", { rules: [inPolicy] })]),
    ];
  },
  isOverruled: ({ allows }, inside, stack) => allows.length > 0 && isOverruled(inside, stack),
};

/** Each of its parts is looked at when a rule asks for it. */
function ofNetwork(properties: Firewall): FirewallRule {
  return {
    get leadsOut() {
      return properties.direction === "EGRESS";
    },
    get ranges() {
      if (this.leadsOut) return addresses(properties, "destinationRanges", []);
      return addresses(properties, "sourceRanges", ["sourceTags", "sourceServiceAccounts"]);
    },
    get allows() {
      return properties.disabled === true ? [] : list(properties.allows);
    },
    get logs() {
      return properties.disabled === true || isSet(properties, "logConfig");
    },
  };
}

const others = ["AddressGroups", "Fqdns", "Networks", "RegionCodes", "SecureTags", "ThreatIntelligences"];

function ofPolicy(properties: PolicyRule): FirewallRule {
  return {
    get leadsOut() {
      return properties.direction === "EGRESS";
    },
    get ranges() {
      const match = (properties.match ?? {}) as Readonly<Record<string, unknown>>;
      const side = this.leadsOut ? "dest" : "src";
      // What is not the internet is narrower than any addresses.
      const isElsewhere = someIs(["NetworkScope", "NetworkContext"], (key) => {
        const scope = match[side + key];
        return typeof scope === "string" && scope !== "" && scope !== "INTERNET";
      });
      const named = others.map((key) => side + key);
      return isElsewhere ? [] : addresses(match, `${side}IpRanges`, named);
    },
    get allows() {
      const { disabled, match } = properties;
      // A profile inspects what is let through, and stops what it knows to be an attack: the rest comes in.
      if (disabled === true || !["allow", "applysecurityprofilegroup"].includes(actionOf(properties))) return [];
      return list(match?.layer4Configs).map(({ ipProtocol, ports }) => ({ protocol: ipProtocol, ports }));
    },
    get logs() {
      // Google takes no logging of a rule that leaves the decision to the next, and one that is off has nothing to log.
      return properties.enableLogging === true || properties.disabled === true || actionOf(properties) === "gotonext";
    },
  };
}

/** Google writes `goto_next` and `gotoNext`, in the documents of one resource. */
const actionOf = ({ action }: PolicyRule) => text(action).replaceAll("_", "").toLowerCase();

function addresses<T extends object>(of: T, key: keyof T & string, others: readonly (keyof T & string)[]) {
  const ranges = strings(of[key]);
  if (ranges.length > 0) return ranges;
  return someIs(others, (other) => isSet(of, other)) ? [] : undefined;
}

/** An address on the way out is the only name that such a firewall knows for the other side. */
function asFirewall({ leadsOut, ranges, allows, logs }: FirewallRule): readonly Partial<Firewall>[] {
  const decision = allows.length > 0 ? { allows: [...allows] } : { denies: [{ protocol: "all" }] };
  const rest = { ...decision, ...(logs && { logConfig: { metadata: "INCLUDE_ALL_METADATA" } }) };
  if (!leadsOut && ranges?.length === 0) return [{ ...rest, sourceTags: ["web"] }];
  if (!leadsOut) return [{ ...rest, ...(ranges && { sourceRanges: [...ranges] }) }];
  return ranges?.length === 0
    ? []
    : [{ ...rest, direction: "EGRESS", ...(ranges && { destinationRanges: [...ranges] }) }];
}

function asPolicyRule({ leadsOut, ranges, allows, logs }: FirewallRule): PolicyRule {
  const layer4Configs = allows.map(({ protocol, ports }) => ({ ipProtocol: protocol, ports }));
  const [addresses, regions] = leadsOut ? ["destIpRanges", "destRegionCodes"] : ["srcIpRanges", "srcRegionCodes"];
  const side = ranges && (ranges.length > 0 ? { [addresses]: ranges } : { [regions]: ["CH"] });
  return {
    ...{ firewallPolicy: "policy", priority: 1000, direction: leadsOut ? "EGRESS" : "INGRESS" },
    ...(logs && { enableLogging: true }),
    action: allows.length > 0 ? "allow" : "deny",
    match: { layer4Configs: allows.length > 0 ? layer4Configs : [{ ipProtocol: "all" }], ...side },
  } as PolicyRule;
}
