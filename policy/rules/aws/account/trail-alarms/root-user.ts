import { signIn } from "../../../../families/bus-events";
import { trailAlarmRule } from "../../../../families/trail-alarms";

export default trailAlarmRule({
  id: "aws/account/trail-alarms/root-user",
  title: "Use of the root user raises an alarm",
  why: "The root user can do anything and is needed for almost nothing, so each use is an event.",
  control: "5.3",
  events: ["Root", "userIdentity.type"],
  onBus: [signIn({ userIdentity: { type: "Root" } })],
});
