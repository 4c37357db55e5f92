import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:ec2/launchTemplate:LaunchTemplate", {
  id: "aws/ec2/detailed-monitoring",
  title: "Instances report their metrics every minute",
  why: "Five minutes between two figures hide a short overload or misuse.",
  severity: "low",
  area: "logging",
  controls: { "aws-compute": ["2.6"] },
  fix: "Set monitoring.enabled to true.",
  check: ({ monitoring }) => unless(monitoring?.enabled === true, "detailed monitoring is off"),
  good: () => [{ monitoring: { enabled: true } }],
  bad: () => [{}, { monitoring: { enabled: false } }],
});
