import { calls } from "../../../../families/bus-events";
import { trailAlarmRule } from "../../../../families/trail-alarms";

const events = [
  "AuthorizeSecurityGroupIngress",
  "AuthorizeSecurityGroupEgress",
  "RevokeSecurityGroupIngress",
  "RevokeSecurityGroupEgress",
  "CreateSecurityGroup",
  "DeleteSecurityGroup",
] as const;

export default trailAlarmRule({
  id: "aws/account/trail-alarms/security-groups",
  title: "Changes of security groups raise an alarm",
  why: "A rule that was opened for a minute and forgotten is a usual way in.",
  control: "5.10",
  events,
  onBus: calls("ec2", events),
});
