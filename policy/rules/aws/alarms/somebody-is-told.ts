import { unless, when } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("aws:cloudwatch/metricAlarm:MetricAlarm", {
  id: "aws/alarms/somebody-is-told",
  title: "Alarms tell somebody",
  why: "An alarm that notifies nobody changes colour in a console that nobody watches.",
  severity: "medium",
  area: "logging",
  controls: { "security-hub": ["CloudWatch.15", "CloudWatch.17"], peers: ["1.36"] },
  fix: "Set alarmActions, and leave actionsEnabled on.",
  check: (alarm) => [
    ...unless(isSet(alarm, "alarmActions"), "alarmActions is not set"),
    ...when(alarm.actionsEnabled === false, "actionsEnabled is false"),
  ],
  good: () => [{ alarmActions: ["arn:aws:sns:eu-central-1:123456789012:alarms"] }],
  bad: () => [{}, { alarmActions: ["arn:aws:sns:eu-central-1:123456789012:alarms"], actionsEnabled: false }],
});
