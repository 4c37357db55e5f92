import { calls } from "../../../../families/bus-events";
import { trailAlarmRule } from "../../../../families/trail-alarms";

const events = [
  "StopConfigurationRecorder",
  "PutConfigurationRecorder",
  "PutDeliveryChannel",
  "DeleteDeliveryChannel",
] as const;

export default trailAlarmRule({
  id: "aws/account/trail-alarms/config-recorder",
  title: "Changes of AWS Config raise an alarm",
  why: "Whoever wants to change things unseen stops the recorder first.",
  control: "5.9",
  events,
  onBus: calls("config", events),
});
