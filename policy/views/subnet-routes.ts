import { list } from "../problems";
import type { Stack, Typed } from "../stack";
import { isSet } from "../unknown";

/** True if the routes of an AWS subnet lead to an internet gateway: then the internet can also find the way in. */
export function isPublic(subnet: Typed<"aws:ec2/subnet:Subnet">, stack: Stack): boolean {
  const tables = stack
    .pointingAt(subnet, "aws:ec2/routeTableAssociation:RouteTableAssociation", "subnetId")
    .flatMap((association) => stack.behind(association, "routeTableId", "aws:ec2/routeTable:RouteTable"));
  return tables.some(
    (table) =>
      list(table.properties.routes).some((route) => isSet(route, "gatewayId")) ||
      stack
        .pointingAt(table, "aws:ec2/route:Route", "routeTableId")
        .some(({ properties }) => isSet(properties, "gatewayId")),
  );
}
