import { calls } from "../../../../families/bus-events";
import { trailAlarmRule } from "../../../../families/trail-alarms";

const events = [
  "PutRolePolicy",
  "DeleteRolePolicy",
  "PutUserPolicy",
  "DeleteUserPolicy",
  "PutGroupPolicy",
  "DeleteGroupPolicy",
  "CreatePolicy",
  "DeletePolicy",
  "CreatePolicyVersion",
  "DeletePolicyVersion",
  "AttachRolePolicy",
  "DetachRolePolicy",
  "AttachUserPolicy",
  "DetachUserPolicy",
  "AttachGroupPolicy",
  "DetachGroupPolicy",
] as const;

export default trailAlarmRule({
  id: "aws/account/trail-alarms/iam-policies",
  title: "Changes of IAM policies raise an alarm",
  why: "A changed policy is how an intruder gets more rights and keeps them.",
  control: "5.4",
  events,
  onBus: calls("iam", events),
});
