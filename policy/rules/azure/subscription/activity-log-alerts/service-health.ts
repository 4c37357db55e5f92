import { activityLogAlertRule } from "../../../../families/activity-log-alerts";

export default activityLogAlertRule({
  id: "azure/subscription/activity-log-alerts/service-health",
  title: "Trouble with Azure's services raises an alert",
  why: "Trouble of Azure's own explains an outage before anybody searches for its cause.",
  control: "6.1.2.11",
  event: { field: "category", equals: "ServiceHealth" },
});
