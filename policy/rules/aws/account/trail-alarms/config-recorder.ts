import { trailAlarmRule } from "../../../../families/trail-alarms";

export default trailAlarmRule({
  id: "aws/account/trail-alarms/config-recorder",
  title: "Changes of AWS Config raise an alarm",
  control: "5.9",
  events: ["StopConfigurationRecorder", "PutConfigurationRecorder", "PutDeliveryChannel", "DeleteDeliveryChannel"],
});
