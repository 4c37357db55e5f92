import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("aws:autoscaling/group:Group", {
  id: "aws/autoscaling/load-balancer-health",
  title: "Groups behind a load balancer replace instances that do not answer it",
  why: "An instance that runs and answers nobody is healthy to EC2.",
  severity: "low",
  area: "node security",
  controls: { "security-hub": ["AutoScaling.1"], peers: ["1.18"] },
  fix: "Set healthCheckType to ELB.",
  elsewhere: true,
  applies: (group) => isSet(group, "targetGroupArns") || isSet(group, "loadBalancers"),
  check: ({ healthCheckType }) =>
    unless(healthCheckType === "ELB", `healthCheckType is ${healthCheckType ?? "not set"}`),
  good: () => [{ maxSize: 2, minSize: 1, targetGroupArns: ["arn:…"], healthCheckType: "ELB" }],
  bad: () => [
    { maxSize: 2, minSize: 1, targetGroupArns: ["arn:…"] },
    { maxSize: 2, minSize: 1, loadBalancers: ["web"], healthCheckType: "EC2" },
  ],
});
