import { calls } from "../../../../families/bus-events";
import { trailAlarmRule } from "../../../../families/trail-alarms";

const events = [
  "CreateRouteTable",
  "DeleteRouteTable",
  "DisassociateRouteTable",
  "ReplaceRouteTableAssociation",
  "CreateRoute",
  "DeleteRoute",
  "ReplaceRoute",
] as const;

export default trailAlarmRule({
  id: "aws/account/trail-alarms/route-tables",
  title: "Changes of route tables raise an alarm",
  why: "A changed route can lead traffic through a machine that reads it.",
  control: "5.13",
  events,
  onBus: calls("ec2", events),
});
