import { trailAlarmRule } from "../../../../families/trail-alarms";

export default trailAlarmRule({
  id: "aws/account/trail-alarms/config-recorder",
  title: "Changes of AWS Config raise an alarm",
  why: "Whoever wants to change things unseen stops the recorder first.",
  control: "5.9",
  events: ["StopConfigurationRecorder", "PutConfigurationRecorder", "PutDeliveryChannel", "DeleteDeliveryChannel"],
});
