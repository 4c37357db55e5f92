import { trailAlarmRule } from "../../../../families/trail-alarms";

export default trailAlarmRule({
  id: "aws/account/trail-alarms/failed-sign-ins",
  title: "Failed sign-ins to the console raise an alarm",
  control: "5.6",
  events: ["Failed authentication", "ConsoleLogin"],
});
