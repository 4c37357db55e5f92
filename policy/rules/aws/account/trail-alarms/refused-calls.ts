import { trailAlarmRule } from "../../../../families/trail-alarms";

export default trailAlarmRule({
  id: "aws/account/trail-alarms/refused-calls",
  title: "Refused API calls raise an alarm",
  why: "An intruder tries what the stolen credentials may do, and most of it is refused.",
  control: "5.1",
  events: ["UnauthorizedOperation", "AccessDenied"],
});
