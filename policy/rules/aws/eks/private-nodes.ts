import { resource } from "../../../examples";
import { when } from "../../../problems";
import { stackRule } from "../../../rule";
import { isPublic } from "../../../views/subnet-routes";

export default stackRule("aws:eks/nodeGroup:NodeGroup", {
  id: "aws/eks/private-nodes",
  title: "Nodes are in subnets without a way in from the internet",
  why: "A node with a way in from the internet offers the kubelet and every host port to scanners.",
  severity: "high",
  area: "network isolation",
  controls: { eks: ["5.4.3"], peers: ["1.23"] },
  fix: "Put the node group into subnets whose routes lead to a NAT gateway.",
  applies: (group, stack) => stack.behind(group, "subnetIds", "aws:ec2/subnet:Subnet").length > 0,
  check: (group, stack) =>
    stack
      .behind(group, "subnetIds", "aws:ec2/subnet:Subnet")
      .flatMap((subnet) => when(isPublic(subnet, stack), `${subnet.name} has a route to an internet gateway`)),
  good: () => [
    [
      resource("aws:ec2/subnet:Subnet", "private", {}),
      resource("aws:ec2/routeTable:RouteTable", "table", {}),
      resource("aws:ec2/route:Route", "out", {}, { routeTableId: "table", natGatewayId: "nat" }),
      resource(
        "aws:ec2/routeTableAssociation:RouteTableAssociation",
        "association",
        {},
        { routeTableId: "table", subnetId: "private" },
      ),
      resource("aws:eks/nodeGroup:NodeGroup", "nodes", {}, { subnetIds: ["private"] }),
    ],
  ],
  bad: () => [
    [
      resource("aws:ec2/subnet:Subnet", "public", {}),
      resource("aws:ec2/routeTable:RouteTable", "table", {}),
      resource("aws:ec2/route:Route", "out", {}, { routeTableId: "table", gatewayId: "gateway" }),
      resource(
        "aws:ec2/routeTableAssociation:RouteTableAssociation",
        "association",
        {},
        { routeTableId: "table", subnetId: "public" },
      ),
      resource("aws:eks/nodeGroup:NodeGroup", "nodes", {}, { subnetIds: ["public"] }),
    ],
  ],
});
