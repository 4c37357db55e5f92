import { logAlertRule } from "../../../../families/log-alerts";

export default logAlertRule({
  id: "gcp/project/log-alerts/sql-instances",
  title: "Changes of SQL instances raise an alert",
  why: "A changed instance may be public, unencrypted or without backup.",
  control: "2.12",
  events: ["cloudsql.instances.update"],
});
