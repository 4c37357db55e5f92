import { unless } from "../../../problems";
import { rule } from "../../../rule";

const halfAYear = 15_552_000;

export default rule("aws:autoscaling/group:Group", {
  id: "aws/autoscaling/instances-are-renewed",
  title: "No instance gets older than 180 days (proxy)",
  why: "An old instance misses the fixes that its successor would start with, and gives an intruder time.",
  severity: "medium",
  area: "node security",
  controls: { "aws-compute": ["2.5"] },
  fix: "Set maxInstanceLifetime to 15552000 seconds or less.",
  check: ({ maxInstanceLifetime }) =>
    unless(
      maxInstanceLifetime !== undefined && maxInstanceLifetime > 0 && maxInstanceLifetime <= halfAYear,
      `maxInstanceLifetime is ${maxInstanceLifetime ?? "not set"}`,
    ),
  good: () => [{ maxInstanceLifetime: 2_592_000 }],
  bad: () => [{}, { maxInstanceLifetime: 0 }, { maxInstanceLifetime: 31_104_000 }],
});
