import { trailAlarmRule } from "../../../../families/trail-alarms";

export default trailAlarmRule({
  id: "aws/account/trail-alarms/security-groups",
  title: "Changes of security groups raise an alarm",
  control: "5.10",
  events: [
    "AuthorizeSecurityGroupIngress",
    "AuthorizeSecurityGroupEgress",
    "RevokeSecurityGroupIngress",
    "RevokeSecurityGroupEgress",
    "CreateSecurityGroup",
    "DeleteSecurityGroup",
  ],
});
