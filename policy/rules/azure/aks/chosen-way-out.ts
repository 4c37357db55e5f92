import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isAutomatic, isInOwnNetwork } from "../../../views/aks-clusters";

const chosen = [
  "managedNATGateway",
  "managedNATGatewayV2",
  "userAssignedNATGateway",
  "userDefinedRouting",
  "none",
  "block",
];

export default rule("azure-native:containerservice:ManagedCluster", {
  id: "azure/aks/chosen-way-out",
  title: "Nodes reach the internet through a NAT gateway or a firewall",
  why: "Out of a load balancer's address, anything may go anywhere, and the address changes.",
  severity: "medium",
  area: "network isolation",
  controls: { aks: ["5.4.3"] },
  fix: "Set networkProfile.outboundType to userAssignedNATGateway or userDefinedRouting.",
  // In a network that it makes itself, AKS Automatic makes a NAT gateway, too.
  check(cluster) {
    const isGiven = () => isAutomatic(cluster) && !isInOwnNetwork(cluster);
    const type = cluster.networkProfile?.outboundType ?? (isGiven() ? "managedNATGateway" : "not set");
    return unless(chosen.includes(type), `outboundType is ${type}`);
  },
  good: () => [{ networkProfile: { outboundType: "userAssignedNATGateway" } }, { sku: { name: "Automatic" } }],
  bad: () => [
    {},
    { networkProfile: { outboundType: "loadBalancer" } },
    { sku: { name: "Automatic" }, networkProfile: { outboundType: "loadBalancer" } },
    { sku: { name: "Automatic" }, agentPoolProfiles: [{ name: "system", vnetSubnetID: "/subscriptions/…" }] },
    { sku: { name: "Automatic" }, apiServerAccessProfile: { subnetId: "/subscriptions/…" } },
  ],
});
