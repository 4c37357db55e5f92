import { resource } from "../../../examples";
import { list, text, unless } from "../../../problems";
import { stackRule } from "../../../rule";
import type { Stack, Typed } from "../../../stack";
import { anyHolds, isSet, someIs } from "../../../unknown";

type Group = Typed<"aws:autoscaling/group:Group">;

/** VPC Lattice has a health check of its own. */
const isLoadBalancer = (source?: { type?: string }) => (source ? source.type !== "vpc-lattice" : false);

const isBehindLoadBalancer = (group: Group, stack: Stack) =>
  anyHolds(
    () => isSet(group.properties, "targetGroupArns"),
    () => isSet(group.properties, "loadBalancers"),
    () => someIs(list(group.properties.trafficSources), isLoadBalancer),
    () => stack.pointingAt(group, "aws:autoscaling/attachment:Attachment", "autoscalingGroupName").length > 0,
    () =>
      someIs(
        stack.pointingAt(
          group,
          "aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment",
          "autoscalingGroupName",
        ),
        ({ properties }) => isLoadBalancer(properties.trafficSource),
      ),
  );

export default stackRule("aws:autoscaling/group:Group", {
  id: "aws/autoscaling/load-balancer-health",
  title: "Groups behind a load balancer replace instances that do not answer it",
  why: "An instance that runs and answers nobody is healthy to EC2.",
  severity: "low",
  area: "node security",
  controls: { "security-hub": ["AutoScaling.1"], peers: ["1.18"] },
  fix: "Set healthCheckType to ELB.",
  elsewhere: true,
  applies: isBehindLoadBalancer,
  check: ({ properties: { healthCheckType } }) =>
    unless(text(healthCheckType).includes("ELB"), `healthCheckType is ${healthCheckType ?? "not set"}`),
  good: () => [
    group({ targetGroupArns: ["arn:…"], healthCheckType: "ELB" }),
    [...group({ healthCheckType: "ELB,EBS" }), attachment],
  ],
  bad: () => [
    group({ targetGroupArns: ["arn:…"] }),
    group({ loadBalancers: ["web"], healthCheckType: "EC2" }),
    group({ trafficSources: [{ identifier: "arn:…", type: "elbv2" }] }),
    [...group({}), attachment],
    [...group({}), source("elbv2")],
  ],
});

const group = (properties: Partial<Group["properties"]>) => [
  resource("aws:autoscaling/group:Group", "web", { maxSize: 2, minSize: 1, ...properties }),
];

const ofGroup = { autoscalingGroupName: "web" };

const attachment = resource(
  "aws:autoscaling/attachment:Attachment",
  "attachment",
  { lbTargetGroupArn: "arn:…" },
  ofGroup,
);

const source = (type: string) =>
  resource(
    "aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment",
    "source",
    { trafficSource: { identifier: "arn:…", type } },
    ofGroup,
  );
