import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";

const subnetType = "azure-native:network:Subnet";
const endpointType = "azure-native:network:PrivateEndpoint";

const withEndpoint = (privateEndpointNetworkPolicies?: string) => [
  resource(subnetType, "subnet", { privateEndpointNetworkPolicies }),
  resource(endpointType, "endpoint", {}, { subnet: "subnet" }),
];

export default stackRule(subnetType, {
  id: "azure/network/private-endpoint-rules",
  title: "Security groups hold for private endpoints too",
  why: "Otherwise everything in the network, and in those joined to it, reaches the vault and the registry behind them.",
  severity: "medium",
  area: "network isolation",
  controls: {},
  fix: "Set privateEndpointNetworkPolicies to NetworkSecurityGroupEnabled.",
  // Left out, it is Disabled: the group's rules do not see what goes to the endpoint.
  applies: (subnet, stack) => stack.pointingAt(subnet, endpointType, "subnet").length > 0,
  check: ({ properties: { privateEndpointNetworkPolicies: policies } }) =>
    unless(
      policies === "NetworkSecurityGroupEnabled" || policies === "Enabled",
      `privateEndpointNetworkPolicies is ${policies ?? "not set"}`,
    ),
  good: () => [withEndpoint("NetworkSecurityGroupEnabled"), withEndpoint("Enabled")],
  bad: () => [withEndpoint(), withEndpoint("Disabled")],
});
