import { activityLogAlertRule } from "../../../../families/activity-log-alerts";

export default activityLogAlertRule({
  id: "azure/subscription/activity-log-alerts/public-addresses-deleted",
  title: "Deleting a public address raises an alert",
  why: "An address that went away takes a service down, or falls to a stranger whom names still lead to.",
  control: "6.1.2.10",
  event: { field: "operationName", equals: "Microsoft.Network/publicIPAddresses/delete" },
});
