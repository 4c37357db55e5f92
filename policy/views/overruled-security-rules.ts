import { list, text } from "../problems";
import type { Resource } from "../resource";
import { append, oncePerStack, type Stack, type Typed } from "../stack";
import type { PropertiesOf } from "../types";
import { allHold, isUnknownValue, known, someIs } from "../unknown";
import { holdsRange } from "./addresses";
import { isObject, strings } from "./json";
import { holdsPorts, isAnywhere } from "./ports";

const groupType = "azure-native:network:NetworkSecurityGroup";
const ruleType = "azure-native:network:SecurityRule";

type Group = Typed<typeof groupType>;
type Separate = Typed<typeof ruleType>;
type Rule = PropertiesOf<typeof ruleType>;

/** A rule is looked at when it is asked about: one that is not known yet hides none of the others. */
type Refusal = () => Rule;

/** Of a group's rules, the first about a packet decides. This one lets nothing through if an earlier refuses all of it. */
export function isOverruled(rule: Rule, inside: Resource, stack: Stack): boolean {
  const key = inside.type === ruleType ? keyOf(inside as Separate, stack) : inside.urn;
  return key !== undefined && someIs(refusalsIn(stack).get(key) ?? [], (first) => refuses(first(), rule));
}

/** By group. A group has few of them, and may have many rules that they could be in front of. */
const refusalsIn = oncePerStack((stack): ReadonlyMap<string, readonly Refusal[]> => {
  const all = new Map<string, Refusal[]>();
  const note = (key: string | undefined, rule: Refusal) => {
    if (key !== undefined && mayRefuse(rule)) append(all, key, rule);
  };
  for (const group of stack.all(groupType)) for (const rule of rulesIn(group)) note(group.urn, rule);
  for (const rule of stack.all(ruleType)) note(keyOf(rule, stack), () => rule.properties);
  return all;
});

function mayRefuse(rule: Refusal): boolean {
  try {
    return isObject(rule()) && isSame(rule().access, "Deny");
  } catch (error) {
    if (isUnknownValue(error)) return true;
    throw error;
  }
}

function rulesIn(group: Group): readonly Refusal[] {
  const rules = known(group.properties, "securityRules") as readonly Rule[] | undefined;
  return Array.isArray(rules) ? Array.from(rules.keys(), (index) => () => rules[index]) : [];
}

/** The group that the rule is in: that of the stack, or what it is called elsewhere. */
const keyOf = (rule: Separate, stack: Stack) => groupOf(rule, stack)?.urn ?? nameOfGroup(rule);

/** Out of a component with several groups, it may be any of them. */
function groupOf(rule: Separate, stack: Stack): Group | undefined {
  try {
    const groups = stack.behind(rule, "networkSecurityGroupName", groupType);
    return groups.length === 1 ? groups[0] : undefined;
  } catch (error) {
    if (isUnknownValue(error)) return undefined;
    throw error;
  }
}

/** Of a group that is elsewhere. */
function nameOfGroup({ properties, propertyDependencies }: Separate): string | undefined {
  const name = text(known(properties, "networkSecurityGroupName"));
  const place = propertyDependencies.resourceGroupName?.join(" ") || text(known(properties, "resourceGroupName"));
  return name === "" ? undefined : `${place}/${name}`.toLowerCase();
}

const sides = ["source", "destination"] as const;

const refuses = (first: Rule, rule: Rule): boolean =>
  allHold(
    () => isSame(first.access, "Deny"),
    () => isSame(first.direction, rule.direction),
    () => Number(first.priority ?? NaN) < Number(rule.priority ?? NaN),
    () => first.protocol === "*" || isSame(first.protocol, rule.protocol),
    ...sides.flatMap((side) => [
      // Machines of an application security group are fewer than any address.
      () => list(first[`${side}ApplicationSecurityGroups`]).length === 0,
      () =>
        addressesOf(first, side).includes("*") ||
        (list(rule[`${side}ApplicationSecurityGroups`]).length === 0 &&
          holdsAll(
            addressesOf(first, side),
            addressesOf(rule, side),
            side === farSide(rule) ? holdsOutside : holdsRange,
          )),
      () =>
        holdsAll(portsOf(first, side), portsOf(rule, side), (wide, narrow) => wide === "*" || holdsPorts(wide, narrow)),
    ]),
  );

const farSide = ({ direction }: Rule): (typeof sides)[number] =>
  isSame(direction, "Outbound") ? "destination" : "source";

/** Without the internet, no more is left of all addresses than the network itself and Azure's load balancer. */
const holdsOutside = (wide: string, narrow: string) =>
  (isSame(wide, "Internet") && isAnywhere(narrow)) || holdsRange(wide, narrow);

const isSame = (one: string | undefined, other: string | undefined) =>
  text(one).toLowerCase() === text(other).toLowerCase();

const addressesOf = (rule: Rule, side: (typeof sides)[number]) => [
  ...strings(rule[`${side}AddressPrefix`]),
  ...strings(rule[`${side}AddressPrefixes`]),
];

const portsOf = (rule: Rule, side: (typeof sides)[number]) => [
  ...strings(rule[`${side}PortRange`]),
  ...strings(rule[`${side}PortRanges`]),
];

/** Azure takes no rule that leaves them out: of those that do, it is the same. */
function holdsAll(
  wide: readonly string[],
  narrow: readonly string[],
  holds: (wide: string, narrow: string) => boolean,
) {
  if (narrow.length === 0) return wide.length === 0 || wide.includes("*");
  return narrow.every((one) => wide.some((range) => holds(range, one)));
}
