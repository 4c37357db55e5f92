import { resource } from "../examples";
import { list, text } from "../problems";
import type { PropertiesOf } from "../types";
import { strings } from "./json";
import { isOverruled } from "./overruled-security-rules";
import { holdsPort, isAnywhere, portRange } from "./ports";
import type { View } from "./view";

/** One rule of an Azure network security group, as Azure writes it. */
export type SecurityRule = PropertiesOf<"azure-native:network:SecurityRule">;

/** Azure takes its own words in whatever case. */
export const says = (value: string | undefined, word: string) => text(value).toLowerCase() === word.toLowerCase();

export const allowsIn = ({ access, direction }: SecurityRule) => says(access, "Allow") && says(direction, "Inbound");
export const allowsOut = ({ access, direction }: SecurityRule) => says(access, "Allow") && says(direction, "Outbound");

const sourcesOf = (rule: SecurityRule) => [
  ...strings(rule.sourceAddressPrefix),
  ...strings(rule.sourceAddressPrefixes),
];

/** Lets traffic in from the whole internet. */
export const admitsAnyone = (rule: SecurityRule) => allowsIn(rule) && sourcesOf(rule).some(isAnywhere);

/** Lets in what anybody may rent: the public addresses of Azure, such as `AzureCloud.westeurope`, are all customers'. */
export const admitsAnyCustomer = (rule: SecurityRule) => allowsIn(rule) && sourcesOf(rule).some(isAzureCloud);

const isAzureCloud = (source: string) => /^AzureCloud(\.|$)/i.test(source);

export function isFor({ protocol }: SecurityRule, wanted: "tcp" | "udp"): boolean {
  return protocol === "*" || says(protocol, wanted);
}

export const destinationsOf = (rule: SecurityRule) => [
  ...strings(rule.destinationAddressPrefix),
  ...strings(rule.destinationAddressPrefixes),
];

export const destinationPortsOf = (rule: SecurityRule) => [
  ...strings(rule.destinationPortRange),
  ...strings(rule.destinationPortRanges),
];

export const isEveryPort = (range: string) => ["*", "0-65535"].includes(range);

export function reachesPort(rule: SecurityRule, port: number): boolean {
  return destinationPortsOf(rule).some((range) => holdsPort(portRange(range), port));
}

/** A group's rules, whether written inside the group or as resources of their own. */
export const networkSecurityRules: View<SecurityRule> = {
  types: ["azure-native:network:NetworkSecurityGroup", "azure-native:network:SecurityRule"],
  items({ type, properties }) {
    if (type === "azure-native:network:SecurityRule") return [{ name: "", item: properties }];
    const rules =
      properties.securityRules as PropertiesOf<"azure-native:network:NetworkSecurityGroup">["securityRules"];
    return list(rules).map((item) => ({ name: `rule ${item.name ?? "without a name"}`, item }));
  },
  spellings: (rule) => [
    [resource("azure-native:network:NetworkSecurityGroup", "example", { securityRules: [rule] })],
    [resource("azure-native:network:SecurityRule", "example", rule)],
  ],
  isOverruled,
};
