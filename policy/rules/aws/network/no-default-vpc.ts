import { forbid } from "../../../rule";

export default forbid(["aws:ec2/defaultVpc:DefaultVpc", "aws:ec2/defaultSubnet:DefaultSubnet"], {
  id: "aws/network/no-default-vpc",
  title: "Nothing is in the default VPC",
  why: "Its subnets hand out public addresses, and its groups let everything talk to everything.",
  severity: "medium",
  area: "network isolation",
  controls: { peers: ["1.34"] },
  fix: "Make a VPC of your own.",
  elsewhere: true,
  problem: "it belongs to the default VPC",
});
