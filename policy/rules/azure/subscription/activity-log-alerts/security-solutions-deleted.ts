import { activityLogAlertRule } from "../../../../families/activity-log-alerts";

export default activityLogAlertRule({
  id: "azure/subscription/activity-log-alerts/security-solutions-deleted",
  title: "Deleting a security solution raises an alert",
  why: "Whoever wants to work unseen removes what watches first.",
  control: "6.1.2.6",
  event: { field: "operationName", equals: "Microsoft.Security/securitySolutions/delete" },
});
