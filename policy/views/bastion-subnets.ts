import type { Resource } from "../resource";
import type { Stack } from "../stack";
import { allHold } from "../unknown";

const groupType = "azure-native:network:NetworkSecurityGroup";

/**
 * Whether a rule is for a bastion host's subnet alone. Azure takes no group for it that does not let the internet reach
 * port 443, and the host reach port 80 of it.
 */
export function isForBastion(inside: Resource, stack: Stack): boolean {
  const groups = inside.type === groupType ? [inside] : stack.behind(inside, "networkSecurityGroupName", groupType);
  return groups.length > 0 && groups.every((group) => isOfBastion(group, stack));
}

function isOfBastion(group: Resource, stack: Stack): boolean {
  const subnets = stack.pointingAt(group, "azure-native:network:Subnet", "networkSecurityGroup");
  return (
    subnets.length > 0 &&
    // Of subnets inside a network, it cannot be told which has the group.
    stack.pointingAt(group, "azure-native:network:VirtualNetwork", "subnets").length === 0 &&
    allHold(...subnets.map((subnet) => () => subnet.properties.subnetName === "AzureBastionSubnet"))
  );
}
