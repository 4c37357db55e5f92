import { activityLogAlertRule } from "../../../../families/activity-log-alerts";

export default activityLogAlertRule({
  id: "azure/subscription/activity-log-alerts/policy-assignments-written",
  title: "Assigning a policy raises an alert",
  why: "A changed assignment can exempt exactly what somebody wants to do.",
  control: "6.1.2.1",
  event: { field: "operationName", equals: "Microsoft.Authorization/policyAssignments/write" },
});
