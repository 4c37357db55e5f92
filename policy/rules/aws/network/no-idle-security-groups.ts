import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import type { Resource } from "../../../resource";
import type { Stack } from "../../../stack";
import type { ResourceArgs, Type } from "../../../types";
import { usersOf } from "../../../views/security-group-users";

const has =
  <T extends Type>(type: T, property: keyof ResourceArgs[T] & string) =>
  (group: Resource, stack: Stack) =>
    stack.pointingAt(group, type, property).length > 0;

/** What has security groups, and the property that names them: by a name that is written out, or out of a component. */
const users = [
  has("aws:alb/loadBalancer:LoadBalancer", "securityGroups"),
  has("aws:ec2/instance:Instance", "vpcSecurityGroupIds"),
  has("aws:ec2/launchTemplate:LaunchTemplate", "networkInterfaces"),
  has("aws:ec2/launchTemplate:LaunchTemplate", "vpcSecurityGroupIds"),
  has("aws:ec2/vpcEndpoint:VpcEndpoint", "securityGroupIds"),
  has("aws:ecs/service:Service", "networkConfiguration"),
  has("aws:eks/cluster:Cluster", "vpcConfig"),
  has("aws:lb/loadBalancer:LoadBalancer", "securityGroups"),
  has("aws:rds/cluster:Cluster", "vpcSecurityGroupIds"),
  has("aws:rds/instance:Instance", "vpcSecurityGroupIds"),
];

export default stackRule("aws:ec2/securityGroup:SecurityGroup", {
  id: "aws/network/no-idle-security-groups",
  title: "Security groups belong to something",
  why: "A group that waits for use is taken some day for what it was not meant for.",
  severity: "low",
  area: "network isolation",
  controls: { peers: ["1.13"] },
  fix: "Give the group to something, or remove it.",
  check: (group, stack) =>
    unless(
      usersOf(group, stack).length > 0 || users.some((isUsedBy) => isUsedBy(group, stack)),
      "nothing of this stack has it",
    ),
  good: () => [
    [
      resource("aws:ec2/securityGroup:SecurityGroup", "group", {}),
      resource("aws:ec2/vpcEndpoint:VpcEndpoint", "endpoint", {}, { securityGroupIds: ["group"] }),
    ],
    // A type of which no rule knows more.
    [
      resource("aws:ec2/securityGroup:SecurityGroup", "group", {}),
      resource("aws:lambda/function:Function", "function", { role: "example" }, { vpcConfig: "group" }),
    ],
  ],
  bad: () => [[resource("aws:ec2/securityGroup:SecurityGroup", "group", {})]],
});
