import { activityLogAlertRule } from "../../../../families/activity-log-alerts";

export default activityLogAlertRule({
  id: "azure/subscription/activity-log-alerts/sql-firewall-rules-deleted",
  title: "Deleting a firewall rule of a SQL server raises an alert",
  why: "A rule that went away takes somebody's access, or a block that was meant to stay.",
  control: "6.1.2.8",
  event: { field: "operationName", equals: "Microsoft.Sql/servers/firewallRules/delete" },
});
