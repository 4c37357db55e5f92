import { activityLogAlertRule } from "../../../../families/activity-log-alerts";

export default activityLogAlertRule({
  id: "azure/subscription/activity-log-alerts/sql-firewall-rules-written",
  title: "Changing a firewall rule of a SQL server raises an alert",
  why: "A new rule opens a database to addresses that nobody reviewed.",
  control: "6.1.2.7",
  event: { field: "operationName", equals: "Microsoft.Sql/servers/firewallRules/write" },
});
