import { trailAlarmRule } from "../../../../families/trail-alarms";

export default trailAlarmRule({
  id: "aws/account/trail-alarms/root-user",
  title: "Use of the root user raises an alarm",
  control: "5.3",
  events: ["Root", "userIdentity.type"],
});
