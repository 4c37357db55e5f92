import { trailAlarmRule } from "../../../../families/trail-alarms";

export default trailAlarmRule({
  id: "aws/account/trail-alarms/keys",
  title: "Keys that are disabled or deleted raise an alarm",
  control: "5.7",
  events: ["ScheduleKeyDeletion", "DisableKey", "kms.amazonaws.com"],
});
