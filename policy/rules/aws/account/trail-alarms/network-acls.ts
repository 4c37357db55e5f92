import { calls } from "../../../../families/bus-events";
import { trailAlarmRule } from "../../../../families/trail-alarms";

const events = [
  "CreateNetworkAcl",
  "CreateNetworkAclEntry",
  "DeleteNetworkAcl",
  "DeleteNetworkAclEntry",
  "ReplaceNetworkAclEntry",
  "ReplaceNetworkAclAssociation",
] as const;

export default trailAlarmRule({
  id: "aws/account/trail-alarms/network-acls",
  title: "Changes of network ACLs raise an alarm",
  why: "A changed ACL opens whole subnets at once.",
  control: "5.11",
  events,
  onBus: calls("ec2", events),
});
