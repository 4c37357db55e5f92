import { resource } from "../../../examples";
import { list, unless, when } from "../../../problems";
import { stackRule } from "../../../rule";

export default stackRule("aws:ec2/vpc:Vpc", {
  id: "aws/network/default-security-group-closed",
  title: "The default security group of every VPC lets nothing through",
  why: "Whatever names no group gets this one, and what it lets through.",
  severity: "high",
  area: "network isolation",
  controls: { "aws-foundations": ["6.5"], "aws-compute": ["2.7"], "security-hub": ["EC2.2"] },
  fix: "Add an aws.ec2.DefaultSecurityGroup for the VPC without ingress and egress.",
  // AWS makes the group open; a stack that does not adopt it leaves it so.
  check(vpc, stack) {
    const groups = stack.pointingAt(vpc, "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "vpcId");
    return [
      ...unless(groups.length > 0, "its default security group is left as AWS made it, open"),
      ...groups.flatMap(({ name, properties: { ingress, egress } }) =>
        when(list(ingress).length + list(egress).length > 0, `${name} lets traffic through`),
      ),
    ];
  },
  good: () => [
    [
      resource("aws:ec2/vpc:Vpc", "network", {}),
      resource("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "closed", {}, { vpcId: "network" }),
    ],
  ],
  bad: () => [
    [resource("aws:ec2/vpc:Vpc", "network", {})],
    [
      resource("aws:ec2/vpc:Vpc", "network", {}),
      resource(
        "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
        "open",
        { egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }] },
        { vpcId: "network" },
      ),
    ],
  ],
});
