import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:cloudwatch/logGroup:LogGroup", {
  id: "aws/logs/retention",
  title: "Logs are kept for a year",
  why: "Break-ins are found months later, and the logs of the first day are the ones that matter.",
  severity: "medium",
  area: "logging",
  controls: { "aws-foundations": ["4.7"], "security-hub": ["CloudWatch.16"], peers: ["1.2"] },
  fix: "Set retentionInDays to 365 or more, or to 0 for ever.",
  check: ({ retentionInDays = 0 }) =>
    unless(retentionInDays === 0 || retentionInDays >= 365, `retentionInDays is ${retentionInDays}`),
  good: () => [{ retentionInDays: 365 }, { retentionInDays: 0 }, {}],
  bad: () => [{ retentionInDays: 7 }],
});
