import { activityLogAlertRule } from "../../../../families/activity-log-alerts";

export default activityLogAlertRule({
  id: "azure/subscription/activity-log-alerts/security-groups-deleted",
  title: "Deleting a network security group raises an alert",
  why: "Without its group, a subnet is open to the whole network.",
  control: "6.1.2.4",
  event: { field: "operationName", equals: "Microsoft.Network/networkSecurityGroups/delete" },
});
