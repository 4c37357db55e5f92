import { logAlertRule } from "../../../../families/log-alerts";

export default logAlertRule({
  id: "gcp/project/log-alerts/bucket-permissions",
  title: "Changes of permissions on buckets raise an alert",
  control: "2.11",
  events: ["storage.setIamPermissions"],
});
