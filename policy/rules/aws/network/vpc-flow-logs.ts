import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";

export default stackRule("aws:ec2/vpc:Vpc", {
  id: "aws/network/vpc-flow-logs",
  title: "Every VPC records its flows",
  why: "Without them, nobody can say where data went after a break-in.",
  severity: "high",
  area: "logging",
  controls: { "aws-foundations": ["4.7"], "security-hub": ["EC2.6"] },
  fix: "Add an aws.ec2.FlowLog for the VPC with trafficType ALL, or at least REJECT.",
  check(vpc, stack) {
    const logs = stack.pointingAt(vpc, "aws:ec2/flowLog:FlowLog", "vpcId");
    return unless(
      logs.some(({ properties }) => properties.trafficType !== "ACCEPT"),
      "no flow log records rejected traffic",
    );
  },
  good: () => [
    [
      resource("aws:ec2/vpc:Vpc", "network", {}),
      resource("aws:ec2/flowLog:FlowLog", "flows", { trafficType: "ALL" }, { vpcId: "network" }),
    ],
  ],
  bad: () => [
    [resource("aws:ec2/vpc:Vpc", "network", {})],
    [
      resource("aws:ec2/vpc:Vpc", "network", {}),
      resource("aws:ec2/flowLog:FlowLog", "flows", { trafficType: "ACCEPT" }, { vpcId: "network" }),
    ],
    [
      resource("aws:ec2/vpc:Vpc", "network", {}),
      resource("aws:ec2/vpc:Vpc", "other", {}),
      resource("aws:ec2/flowLog:FlowLog", "flows", { trafficType: "ALL" }, { vpcId: "other" }),
    ],
  ],
});
