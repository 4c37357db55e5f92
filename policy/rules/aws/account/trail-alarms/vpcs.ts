import { calls } from "../../../../families/bus-events";
import { trailAlarmRule } from "../../../../families/trail-alarms";

const events = [
  "ModifyVpcAttribute",
  "CreateVpc",
  "DeleteVpc",
  "CreateVpcPeeringConnection",
  "AcceptVpcPeeringConnection",
  "RejectVpcPeeringConnection",
  "DeleteVpcPeeringConnection",
] as const;

export default trailAlarmRule({
  id: "aws/account/trail-alarms/vpcs",
  title: "Changes of VPCs raise an alarm",
  why: "A peering or a changed network joins what was meant to be apart.",
  control: "5.14",
  events,
  onBus: calls("ec2", events),
});
