import { activityLogAlertRule } from "../../../../families/activity-log-alerts";

export default activityLogAlertRule({
  id: "azure/subscription/activity-log-alerts/security-groups-written",
  title: "Changing a network security group raises an alert",
  why: "A rule that was opened for a minute and forgotten is a usual way in.",
  control: "6.1.2.3",
  event: { field: "operationName", equals: "Microsoft.Network/networkSecurityGroups/write" },
});
