import { logAlertRule } from "../../../../families/log-alerts";

export default logAlertRule({
  id: "gcp/project/log-alerts/audit-configuration",
  title: "Changes of what is audited raise an alert",
  why: "Whoever wants to leave no traces switches the audit logs off first.",
  control: "2.6",
  events: ["auditConfigDeltas", "SetIamPolicy"],
});
