import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:autoscaling/group:Group", {
  id: "aws/autoscaling/settles",
  title: "Groups wait for new instances before they judge by them",
  why: "Without a pause, a group adds instances until the first of them is ready.",
  severity: "low",
  area: "node security",
  controls: { peers: ["1.21"] },
  fix: "Set defaultInstanceWarmup, or defaultCooldown.",
  check: ({ defaultInstanceWarmup, defaultCooldown }) =>
    unless(defaultInstanceWarmup !== undefined || defaultCooldown !== undefined, "it has no warm-up and no cooldown"),
  good: () => [
    { maxSize: 2, minSize: 1, defaultInstanceWarmup: 120 },
    { maxSize: 2, minSize: 1, defaultCooldown: 300 },
  ],
  bad: () => [{}],
});
