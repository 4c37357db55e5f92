import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:logging/projectBucketConfig:ProjectBucketConfig", {
  id: "gcp/logging/retention",
  title: "Logs are kept for a year",
  why: "Break-ins are found months later, and the logs of the first day are the ones that matter.",
  severity: "medium",
  area: "logging",
  controls: {},
  fix: "Set retentionDays to 365 or more.",
  check: ({ retentionDays }) => unless((retentionDays ?? 30) >= 365, `retentionDays is ${retentionDays ?? "not set"}`),
  good: () => [{ retentionDays: 365 }],
  bad: () => [{}, { retentionDays: 30 }],
});
