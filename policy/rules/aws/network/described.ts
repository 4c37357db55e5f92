import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule(
  [
    "aws:ec2/securityGroup:SecurityGroup",
    "aws:ec2/securityGroupRule:SecurityGroupRule",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  ],
  {
    id: "aws/network/described",
    title: "Security groups and their rules say what they are for",
    why: "Nobody dares to remove a rule of which nobody knows what it is for.",
    severity: "low",
    area: "network isolation",
    controls: { peers: ["1.11"] },
    fix: "Set description.",
    check: ({ description }) => unless(description !== undefined && description !== "", "it has no description"),
    good: () => [{ description: "HTTPS from the network" }],
    bad: () => [{}, { description: "" }],
  },
);
