import { trailAlarmRule } from "../../../../families/trail-alarms";

export default trailAlarmRule({
  id: "aws/account/trail-alarms/gateways",
  title: "Changes of network gateways raise an alarm",
  why: "A new gateway opens a private network to the internet.",
  control: "5.12",
  events: [
    "AttachInternetGateway",
    "CreateInternetGateway",
    "DeleteInternetGateway",
    "DetachInternetGateway",
    "CreateCustomerGateway",
    "DeleteCustomerGateway",
  ],
});
