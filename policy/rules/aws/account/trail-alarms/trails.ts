import { trailAlarmRule } from "../../../../families/trail-alarms";

export default trailAlarmRule({
  id: "aws/account/trail-alarms/trails",
  title: "Changes of trails raise an alarm",
  why: "Whoever wants to leave no traces stops the trail first.",
  control: "5.5",
  events: ["StopLogging", "StartLogging", "CreateTrail", "UpdateTrail", "DeleteTrail"],
});
