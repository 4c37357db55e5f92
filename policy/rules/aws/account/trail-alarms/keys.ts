import { calls } from "../../../../families/bus-events";
import { trailAlarmRule } from "../../../../families/trail-alarms";

export default trailAlarmRule({
  id: "aws/account/trail-alarms/keys",
  title: "Keys that are disabled or deleted raise an alarm",
  why: "Without its key, everything that it encrypted is lost, and there are days to stop the deletion if somebody knows.",
  control: "5.7",
  events: ["ScheduleKeyDeletion", "DisableKey", "kms.amazonaws.com"],
  onBus: calls("kms", ["ScheduleKeyDeletion", "DisableKey"]),
});
