import { signIn } from "../../../../families/bus-events";
import { trailAlarmRule } from "../../../../families/trail-alarms";

export default trailAlarmRule({
  id: "aws/account/trail-alarms/sign-in-without-mfa",
  title: "Sign-ins to the console without MFA raise an alarm",
  why: "A password alone can be stolen without its owner noticing.",
  control: "5.2",
  events: ["MFAUsed", "ConsoleLogin"],
  onBus: [signIn({ additionalEventData: { MFAUsed: "No" }, responseElements: { ConsoleLogin: "Success" } })],
});
