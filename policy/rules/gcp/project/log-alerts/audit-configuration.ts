import { logAlertRule } from "../../../../families/log-alerts";

export default logAlertRule({
  id: "gcp/project/log-alerts/audit-configuration",
  title: "Changes of what is audited raise an alert",
  control: "2.6",
  events: ["auditConfigDeltas", "SetIamPolicy"],
});
