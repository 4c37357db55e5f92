import { activityLogAlertRule } from "../../../../families/activity-log-alerts";

export default activityLogAlertRule({
  id: "azure/subscription/activity-log-alerts/policy-assignments-written",
  title: "Assigning a policy raises an alert",
  control: "6.1.2.1",
  event: { field: "operationName", equals: "Microsoft.Authorization/policyAssignments/write" },
});
