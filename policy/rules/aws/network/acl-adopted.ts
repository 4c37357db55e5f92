import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";

export default stackRule("aws:ec2/vpc:Vpc", {
  id: "aws/network/acl-adopted",
  title: "Every VPC's default network ACL is the stack's own",
  why: "An ACL that nobody declares can be opened without anybody noticing.",
  severity: "medium",
  area: "network isolation",
  controls: { "aws-foundations": ["6.2"] },
  fix: "Adopt it with aws.ec2.DefaultNetworkAcl, or give the subnets an aws.ec2.NetworkAcl.",
  // AWS makes it open to everybody on every port, SSH and RDP included.
  check: (vpc, stack) =>
    unless(
      stack.pointingAt(vpc, "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl", "defaultNetworkAclId").length > 0 ||
        stack.pointingAt(vpc, "aws:ec2/networkAcl:NetworkAcl", "vpcId").length > 0,
      "its default network ACL is left as AWS made it, open",
    ),
  good: () => [
    [
      resource("aws:ec2/vpc:Vpc", "network", {}),
      resource("aws:ec2/defaultNetworkAcl:DefaultNetworkAcl", "acl", {}, { defaultNetworkAclId: "network" }),
    ],
    [
      resource("aws:ec2/vpc:Vpc", "network", {}),
      resource("aws:ec2/networkAcl:NetworkAcl", "acl", {}, { vpcId: "network" }),
    ],
  ],
  bad: () => [[resource("aws:ec2/vpc:Vpc", "network", {})]],
});
