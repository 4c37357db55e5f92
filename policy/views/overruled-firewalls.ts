import { list, text } from "../problems";
import type { Resource } from "../resource";
import { append, oncePerStack, type Stack, type Typed } from "../stack";
import type { PropertiesOf } from "../types";
import { allHold, isSet, isUnknownValue, known, someIs } from "../unknown";
import { holdsRange } from "./addresses";
import { strings } from "./json";
import { holdsPorts } from "./ports";

const firewallType = "gcp:compute/firewall:Firewall";
const networkType = "gcp:compute/network:Network";

type Firewall = Typed<typeof firewallType>;
type Rule = PropertiesOf<typeof firewallType>;

/** Of a network's rules, the first about a packet decides. This one lets nothing through if an earlier refuses all of it. */
export function isOverruled(inside: Resource, stack: Stack): boolean {
  if (inside.type !== firewallType) return false;
  const { properties } = inside as Firewall;
  const key = keyOf(inside as Firewall, stack);
  return (
    key !== undefined && someIs(refusalsIn(stack).get(key) ?? [], (first) => refuses(first.properties, properties))
  );
}

/** By network. A network has few of them, and may have many rules that they could be in front of. */
const refusalsIn = oncePerStack((stack): ReadonlyMap<string, readonly Firewall[]> => {
  const all = new Map<string, Firewall[]>();
  for (const firewall of stack.all(firewallType)) {
    const key = isSet(firewall.properties, "denies") ? keyOf(firewall, stack) : undefined;
    if (key !== undefined) append(all, key, firewall);
  }
  return all;
});

/** The network that the rule is in: that of the stack, or what it is called elsewhere. */
const keyOf = (firewall: Firewall, stack: Stack) => networkOf(firewall, stack)?.urn ?? nameOfNetwork(firewall);

/** Out of a component with several networks, it may be any of them. */
function networkOf(firewall: Firewall, stack: Stack): Typed<typeof networkType> | undefined {
  try {
    const networks = stack.behind(firewall, "network", networkType);
    return networks.length === 1 ? networks[0] : undefined;
  } catch (error) {
    if (isUnknownValue(error)) return undefined;
    throw error;
  }
}

/** Of a network that is elsewhere. */
function nameOfNetwork({ properties }: Firewall): string | undefined {
  const name = text(known(properties, "network"));
  return name === "" ? undefined : `${text(known(properties, "project"))}/${name}`;
}

const refuses = (first: Rule, rule: Rule): boolean =>
  allHold(
    () => first.disabled !== true,
    () => isOutbound(first) === isOutbound(rule),
    // Of two with the same priority, the refusal comes first.
    () => priorityOf(first) <= priorityOf(rule),
    () => list(first.targetTags).length === 0 && list(first.targetServiceAccounts).length === 0,
    () => list(isOutbound(first) ? first.sourceRanges : first.destinationRanges).length === 0,
    () => !isBySender(rule),
    () => rangesOf(rule).every((narrow) => rangesOf(first).some((wide) => holdsRange(wide, narrow))),
    () => list(rule.allows).every((allowed) => list(first.denies).some((denied) => holdsTraffic(denied, allowed))),
  );

const isOutbound = ({ direction }: Rule) => direction === "EGRESS";

const priorityOf = ({ priority }: Rule) => priority ?? 1000;

const isBySender = (rule: Rule) =>
  !isOutbound(rule) && (list(rule.sourceTags).length > 0 || list(rule.sourceServiceAccounts).length > 0);

/** Those of the other side; all, if nothing names it. */
function rangesOf(rule: Rule): readonly string[] {
  const ranges = strings(isOutbound(rule) ? rule.destinationRanges : rule.sourceRanges);
  return ranges.length > 0 || isBySender(rule) ? ranges : ["0.0.0.0/0"];
}

interface Traffic {
  readonly protocol?: string;
  /** None stands for all. */
  readonly ports?: readonly string[];
}

function holdsTraffic(wide: Traffic, narrow: Traffic): boolean {
  const [protocol, ports] = [text(wide.protocol).toLowerCase(), strings(wide.ports)];
  if (protocol === "all") return true;
  if (protocol !== text(narrow.protocol).toLowerCase()) return false;
  const own = strings(narrow.ports);
  return ports.length === 0 || (own.length > 0 && own.every((one) => ports.some((range) => holdsPorts(range, one))));
}
