import { trailAlarmRule } from "../../../../families/trail-alarms";

export default trailAlarmRule({
  id: "aws/account/trail-alarms/refused-calls",
  title: "Refused API calls raise an alarm",
  control: "5.1",
  events: ["UnauthorizedOperation", "AccessDenied"],
});
