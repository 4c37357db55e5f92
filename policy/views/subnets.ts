import { resource } from "../examples";
import { list } from "../problems";
import type { PropertiesOf } from "../types";
import type { View } from "./view";

export type Subnet = PropertiesOf<"azure-native:network:Subnet">;

/** Azure's own, which take no security group and ask for no way out. */
const ofAzure = [
  "GatewaySubnet",
  "AzureFirewallSubnet",
  "AzureFirewallManagementSubnet",
  "AzureBastionSubnet",
  "RouteServerSubnet",
];

export const isForMachines = ({ name, subnetName }: Subnet) => !ofAzure.includes(subnetName ?? name ?? "");

/** The subnets of Azure networks, whether written inside the network or as resources of their own. */
export const subnets: View<Subnet> = {
  types: ["azure-native:network:Subnet", "azure-native:network:VirtualNetwork"],
  items({ type, properties }) {
    if (type === "azure-native:network:Subnet") return [{ name: "", item: properties }];
    const inside = (properties as PropertiesOf<"azure-native:network:VirtualNetwork">).subnets;
    return list(inside).map((item) => ({ name: `subnet ${item.name ?? "without a name"}`, item }));
  },
  spellings: (subnet) => [
    [resource("azure-native:network:Subnet", "example", subnet)],
    [resource("azure-native:network:VirtualNetwork", "example", { subnets: [subnet] })],
  ],
};
