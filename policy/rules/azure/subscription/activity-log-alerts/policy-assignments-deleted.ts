import { activityLogAlertRule } from "../../../../families/activity-log-alerts";

export default activityLogAlertRule({
  id: "azure/subscription/activity-log-alerts/policy-assignments-deleted",
  title: "Deleting a policy's assignment raises an alert",
  why: "Without its assignment, a policy guards nothing any more.",
  control: "6.1.2.2",
  event: { field: "operationName", equals: "Microsoft.Authorization/policyAssignments/delete" },
});
