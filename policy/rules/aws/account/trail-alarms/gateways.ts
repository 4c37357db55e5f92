import { calls } from "../../../../families/bus-events";
import { trailAlarmRule } from "../../../../families/trail-alarms";

const events = [
  "AttachInternetGateway",
  "CreateInternetGateway",
  "DeleteInternetGateway",
  "DetachInternetGateway",
  "CreateCustomerGateway",
  "DeleteCustomerGateway",
] as const;

export default trailAlarmRule({
  id: "aws/account/trail-alarms/gateways",
  title: "Changes of network gateways raise an alarm",
  why: "A new gateway opens a private network to the internet.",
  control: "5.12",
  events,
  onBus: calls("ec2", events),
});
