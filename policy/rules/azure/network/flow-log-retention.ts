import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:network:FlowLog", {
  id: "azure/network/flow-log-retention",
  title: "Flow logs are kept for 90 days",
  why: "Break-ins are found months later, and the traffic of the first day is what matters.",
  severity: "medium",
  area: "logging",
  controls: { "azure-foundations": ["7.5", "7.8"] },
  fix: "Set retentionPolicy.enabled and days to 90 or more, or to 0 for ever.",
  check({ retentionPolicy }) {
    const days = retentionPolicy?.days;
    return unless(
      retentionPolicy?.enabled === true && days !== undefined && (days === 0 || days >= 90),
      `days is ${days ?? "not set"}`,
    );
  },
  good: () => [{ retentionPolicy: { enabled: true, days: 90 } }, { retentionPolicy: { enabled: true, days: 0 } }],
  bad: () => [{}, { retentionPolicy: { enabled: true, days: 30 } }, { retentionPolicy: { enabled: false, days: 365 } }],
});
