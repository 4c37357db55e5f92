import { armId, copied, random } from "../azure-names";
import { unknown } from "../../../policy/resource";
import type { ServiceAnswers } from "../answers";

export default {
  resources: {
    "azure-native:network:VirtualNetwork": random("virtualNetworkName"),
    "azure-native:network:Subnet": copied("subnetName"),
    "azure-native:network:NatGateway": random("natGatewayName"),
    "azure-native:network:PublicIPAddress": random("publicIpAddressName", () => ({ ipAddress: "203.0.113.10" })),
    "azure-native:network:NetworkSecurityGroup": random("networkSecurityGroupName"),
    "azure-native:network:FlowLog": copied("flowLogName"),
    "azure-native:network:PrivateEndpoint": random("privateEndpointName"),
    "azure-native:network:PrivateDnsZoneGroup": copied("privateDnsZoneGroupName"),
  },
  invokes: {
    "azure-native:network:getVirtualNetwork": (
      { resourceGroupName, virtualNetworkName },
      { subscriptionId, region },
    ) => {
      const id = armId(subscriptionId, resourceGroupName, "Microsoft.Network/virtualNetworks", virtualNetworkName);
      return { id, name: virtualNetworkName, location: region, subnets: unknown };
    },
  },
} satisfies ServiceAnswers;
