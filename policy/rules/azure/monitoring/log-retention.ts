import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:operationalinsights:Workspace", {
  id: "azure/monitoring/log-retention",
  title: "Logs are kept for a year",
  why: "Break-ins are found months later, and the logs of the first day are the ones that matter.",
  severity: "medium",
  area: "logging",
  controls: {},
  fix: "Set retentionInDays to 365 or more.",
  check: ({ retentionInDays }) =>
    unless((retentionInDays ?? 0) >= 365, `retentionInDays is ${retentionInDays ?? "not set"}`),
  good: () => [{ retentionInDays: 365 }],
  bad: () => [{}, { retentionInDays: 30 }],
});
