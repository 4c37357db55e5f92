import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:ecs/capacityProvider:CapacityProvider", {
  id: "aws/ecs/termination-protection",
  title: "Scaling in ends no instance that still runs tasks",
  why: "An instance that ends under its tasks takes their work with it.",
  severity: "low",
  area: "runtime security",
  controls: { "security-hub": ["ECS.19"], peers: ["1.35"] },
  fix: "Set managedTerminationProtection to ENABLED, and protectFromScaleIn on the group.",
  applies: ({ autoScalingGroupProvider }) => autoScalingGroupProvider !== undefined,
  check: ({ autoScalingGroupProvider }) =>
    unless(
      autoScalingGroupProvider?.managedTerminationProtection === "ENABLED",
      `managedTerminationProtection is ${autoScalingGroupProvider?.managedTerminationProtection ?? "not set"}`,
    ),
  good: () => [{ autoScalingGroupProvider: { autoScalingGroupArn: "arn:…", managedTerminationProtection: "ENABLED" } }],
  bad: () => [
    { autoScalingGroupProvider: { autoScalingGroupArn: "arn:…" } },
    { autoScalingGroupProvider: { autoScalingGroupArn: "arn:…", managedTerminationProtection: "DISABLED" } },
  ],
});
