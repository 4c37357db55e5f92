import { resource } from "../../../examples";
import { when } from "../../../problems";
import { stackRule } from "../../../rule";
import { isPublic } from "../../../views/subnet-routes";

export default stackRule("aws:autoscaling/group:Group", {
  id: "aws/autoscaling/private-subnets",
  title: "Instances are in subnets without a way in from the internet",
  why: "An instance with a way in from the internet is scanned within minutes of its start.",
  severity: "high",
  area: "network isolation",
  controls: { peers: ["1.23"] },
  fix: "Put the group into subnets whose routes lead to a NAT gateway.",
  applies: (group, stack) => stack.behind(group, "vpcZoneIdentifiers", "aws:ec2/subnet:Subnet").length > 0,
  check: (group, stack) =>
    stack
      .behind(group, "vpcZoneIdentifiers", "aws:ec2/subnet:Subnet")
      .flatMap((subnet) => when(isPublic(subnet, stack), `${subnet.name} has a route to an internet gateway`)),
  good: () => [
    [
      resource("aws:ec2/subnet:Subnet", "private", {}),
      resource("aws:ec2/routeTable:RouteTable", "table", {
        routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: "nat-0" }],
      }),
      resource(
        "aws:ec2/routeTableAssociation:RouteTableAssociation",
        "association",
        {},
        { routeTableId: "table", subnetId: "private" },
      ),
      resource("aws:autoscaling/group:Group", "instances", {}, { vpcZoneIdentifiers: ["private"] }),
    ],
  ],
  bad: () => [
    [
      resource("aws:ec2/subnet:Subnet", "public", {}),
      resource("aws:ec2/routeTable:RouteTable", "table", { routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-0" }] }),
      resource(
        "aws:ec2/routeTableAssociation:RouteTableAssociation",
        "association",
        {},
        { routeTableId: "table", subnetId: "public" },
      ),
      resource("aws:autoscaling/group:Group", "instances", {}, { vpcZoneIdentifiers: ["public"] }),
    ],
  ],
});
