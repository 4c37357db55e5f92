import { calls } from "../../../../families/bus-events";
import { trailAlarmRule } from "../../../../families/trail-alarms";

const events = ["StopLogging", "StartLogging", "CreateTrail", "UpdateTrail", "DeleteTrail"] as const;

export default trailAlarmRule({
  id: "aws/account/trail-alarms/trails",
  title: "Changes of trails raise an alarm",
  why: "Whoever wants to leave no traces stops the trail first.",
  control: "5.5",
  events,
  onBus: calls("cloudtrail", events),
});
