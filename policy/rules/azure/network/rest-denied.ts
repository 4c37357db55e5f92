import { resource } from "../../../examples";
import { list } from "../../../problems";
import { stackRule } from "../../../rule";
import type { Stack, Typed } from "../../../stack";
import type { PropertiesOf } from "../../../types";
import { says } from "../../../views/network-security-rules";
import { isAnywhere } from "../../../views/ports";

const groupType = "azure-native:network:NetworkSecurityGroup";
const ruleType = "azure-native:network:SecurityRule";
type SecurityRule = Omit<PropertiesOf<typeof ruleType>, "networkSecurityGroupName" | "resourceGroupName">;

/** What Azure's own rules, which are behind all others, let through. */
const left = {
  Inbound: "the whole virtual network gets in",
  Outbound: "everything gets out to the internet",
};

const rulesOf = (group: Typed<typeof groupType>, stack: Stack): readonly SecurityRule[] => [
  ...list(group.properties.securityRules),
  ...stack.pointingAt(group, ruleType, "networkSecurityGroupName").map(({ properties }) => properties),
];

/** Azure's rules let in the network's name, and out to that of the internet: a refusal of these is one of the rest. */
function closes(rule: SecurityRule): boolean {
  const isInbound = says(rule.direction, "Inbound");
  const far = isInbound ? rule.sourceAddressPrefix : rule.destinationAddressPrefix;
  return (
    says(rule.access, "Deny") &&
    rule.protocol === "*" &&
    rule.destinationPortRange === "*" &&
    (isAnywhere(far) || (isInbound && says(far, "VirtualNetwork")))
  );
}

const https: SecurityRule = {
  name: "https",
  direction: "Outbound",
  access: "Allow",
  protocol: "Tcp",
  destinationAddressPrefix: "Internet",
  destinationPortRange: "443",
};
const web: SecurityRule = { ...https, direction: "Inbound", sourceAddressPrefix: "10.0.0.0/8" };
const rest: SecurityRule = {
  name: "rest",
  direction: "Outbound",
  access: "Deny",
  protocol: "*",
  destinationAddressPrefix: "*",
  destinationPortRange: "*",
};
const restIn: SecurityRule = { ...rest, direction: "Inbound", sourceAddressPrefix: "VirtualNetwork" };
const group = (...securityRules: SecurityRule[]) => resource(groupType, "group", { securityRules });

export default stackRule(groupType, {
  id: "azure/network/rest-denied",
  title: "Security groups refuse what their rules do not name",
  why: "What a group allows has no meaning as long as Azure's own rules behind it allow the rest.",
  severity: "low",
  area: "network isolation",
  controls: {},
  fix: "Add a rule of priority 4096 that denies all, in each direction that has rules.",
  check: (group, stack) =>
    (["Inbound", "Outbound"] as const).flatMap((direction) => {
      const rules = rulesOf(group, stack).filter((rule) => says(rule.direction, direction));
      return rules.some(({ access }) => says(access, "Allow")) && !rules.some(closes) ? [left[direction]] : [];
    }),
  good: () => [
    [group()],
    [group(https, rest)],
    [group(web, restIn)],
    [group(web, { ...restIn, direction: "inbound", access: "deny", sourceAddressPrefix: "virtualnetwork" })],
    [group(web), resource(ruleType, "rest", restIn, { networkSecurityGroupName: "group" })],
  ],
  bad: () => [[group(https)], [group(web)], [group(https, { ...rest, destinationPortRange: "22" })]],
});
