import { signIn } from "../../../../families/bus-events";
import { trailAlarmRule } from "../../../../families/trail-alarms";

export default trailAlarmRule({
  id: "aws/account/trail-alarms/failed-sign-ins",
  title: "Failed sign-ins to the console raise an alarm",
  why: "A row of failed sign-ins is what an attack on passwords looks like.",
  control: "5.6",
  events: ["Failed authentication", "ConsoleLogin"],
  onBus: [signIn({ errorMessage: "Failed authentication", responseElements: { ConsoleLogin: "Failure" } })],
});
