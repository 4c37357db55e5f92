import { activityLogAlertRule } from "../../../../families/activity-log-alerts";

export default activityLogAlertRule({
  id: "azure/subscription/activity-log-alerts/service-health",
  title: "Trouble with Azure's services raises an alert",
  control: "6.1.2.11",
  event: { field: "category", equals: "ServiceHealth" },
});
