import { activityLogAlertRule } from "../../../../families/activity-log-alerts";

export default activityLogAlertRule({
  id: "azure/subscription/activity-log-alerts/security-solutions-written",
  title: "Changing a security solution raises an alert",
  why: "A changed solution may watch less than it did.",
  control: "6.1.2.5",
  event: { field: "operationName", equals: "Microsoft.Security/securitySolutions/write" },
});
