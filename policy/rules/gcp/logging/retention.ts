import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:logging/projectBucketConfig:ProjectBucketConfig", {
  id: "gcp/logging/retention",
  title: "Logs are kept for a year",
  severity: "medium",
  area: "logging",
  controls: {},
  fix: "Set retentionDays to 365 or more.",
  check: ({ retentionDays }) => unless((retentionDays ?? 30) >= 365, `retentionDays is ${retentionDays ?? "not set"}`),
  good: [{ retentionDays: 365 }],
  bad: [{}, { retentionDays: 30 }],
});
