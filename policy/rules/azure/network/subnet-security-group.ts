import { unless } from "../../../problems";
import { subnetRule } from "../../../rule";
import { isSet } from "../../../unknown";
import { isForMachines } from "../../../views/subnets";

export default subnetRule({
  id: "azure/network/subnet-security-group",
  title: "Every subnet has a network security group",
  why: "Without one, everything in the network reaches everything in the subnet.",
  severity: "high",
  area: "network isolation",
  controls: { "azure-foundations": ["7.11"] },
  fix: "Set networkSecurityGroup.id on the subnet.",
  applies: isForMachines,
  check: ({ networkSecurityGroup }) => unless(isSet(networkSecurityGroup, "id"), "it has no network security group"),
  good: () => [{ name: "nodes", networkSecurityGroup: { id: "/subscriptions/…/networkSecurityGroups/nodes" } }],
  bad: () => [{}, { name: "nodes", addressPrefix: "10.0.0.0/24" }],
});
