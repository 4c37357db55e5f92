import { armId, copied, random } from "../azure-names";
import type { CloudConfig, ServiceAnswers } from "../answers";

export default {
  resources: {
    "azure-native:network:VirtualNetwork": random("virtualNetworkName"),
    "azure-native:network:Subnet": copied("subnetName"),
    "azure-native:network:NatGateway": random("natGatewayName"),
    "azure-native:network:FirewallPolicy": random("firewallPolicyName"),
    "azure-native:network:FirewallPolicyRuleCollectionGroup": copied("ruleCollectionGroupName"),
    "azure-native:network:AzureFirewall": random("azureFirewallName", ({ ipConfigurations }) => ({
      ipConfigurations: (ipConfigurations as object[]).map((each) => ({ ...each, privateIPAddress: "10.1.255.196" })),
    })),
    "azure-native:network:RouteTable": random("routeTableName"),
    "azure-native:network:PublicIPAddress": random("publicIpAddressName", () => ({ ipAddress: "203.0.113.10" })),
    "azure-native:network:NetworkSecurityGroup": random("networkSecurityGroupName"),
    "azure-native:network:FlowLog": copied("flowLogName"),
    "azure-native:network:PrivateEndpoint": random("privateEndpointName"),
    "azure-native:network:PrivateDnsZoneGroup": copied("privateDnsZoneGroupName"),
  },
  invokes: {
    "azure-native:network:getVirtualNetwork": ({ resourceGroupName, virtualNetworkName }, config) => {
      const id = virtualNetworkId(config, resourceGroupName, virtualNetworkName);
      const apiServer = {
        id: `${id}/subnets/api-server`,
        name: "api-server",
        addressPrefix: "10.9.2.0/28",
        delegations: [{ name: "aks", serviceName: "Microsoft.ContainerService/managedClusters" }],
      };
      return { id, name: virtualNetworkName, location: config.region, subnets: [apiServer] };
    },
    "azure-native:network:getSubnet": ({ resourceGroupName, virtualNetworkName, subnetName }, config) => {
      const network = virtualNetworkId(config, resourceGroupName, virtualNetworkName);
      return {
        id: `${network}/subnets/${String(subnetName)}`,
        name: subnetName,
        addressPrefix: "10.9.0.0/24",
        natGateway: { id: armId(config.subscriptionId, resourceGroupName, "Microsoft.Network/natGateways", "shared") },
      };
    },
  },
} satisfies ServiceAnswers;

const virtualNetworkId = ({ subscriptionId }: CloudConfig, group: unknown, name: unknown) =>
  armId(subscriptionId, group, "Microsoft.Network/virtualNetworks", name);
