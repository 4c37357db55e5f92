import { calls } from "../../../../families/bus-events";
import { trailAlarmRule } from "../../../../families/trail-alarms";

const events = [
  "LeaveOrganization",
  "DeleteOrganization",
  "CreateAccount",
  "InviteAccountToOrganization",
  "RemoveAccountFromOrganization",
  "MoveAccount",
  "AcceptHandshake",
  "DeclineHandshake",
  "CreateOrganizationalUnit",
  "UpdateOrganizationalUnit",
  "DeleteOrganizationalUnit",
  "AttachPolicy",
  "DetachPolicy",
  "CreatePolicy",
  "UpdatePolicy",
  "DeletePolicy",
  "EnablePolicyType",
  "DisablePolicyType",
] as const;

export default trailAlarmRule({
  id: "aws/account/trail-alarms/organization",
  title: "Changes of the AWS organization raise an alarm",
  why: "Who changes the organization can lift the guard rails of all its accounts.",
  control: "5.15",
  events,
  onBus: calls("organizations", events),
});
