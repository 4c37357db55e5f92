import { activityLogAlertRule } from "../../../../families/activity-log-alerts";

export default activityLogAlertRule({
  id: "azure/subscription/activity-log-alerts/public-addresses-written",
  title: "Changing a public address raises an alert",
  why: "A new public address is a new way in.",
  control: "6.1.2.9",
  event: { field: "operationName", equals: "Microsoft.Network/publicIPAddresses/write" },
});
