import { unless } from "../../../problems";
import { rule } from "../../../rule";

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
  check: ({ networkProfile }) =>
    unless(
      chosen.includes(networkProfile?.outboundType ?? ""),
      `outboundType is ${networkProfile?.outboundType ?? "not set"}`,
    ),
  good: [{ networkProfile: { outboundType: "userAssignedNATGateway" } }],
  bad: [{}, { networkProfile: { outboundType: "loadBalancer" } }],
});
