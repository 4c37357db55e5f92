import { logAlertRule } from "../../../../families/log-alerts";

export default logAlertRule({
  id: "gcp/project/log-alerts/bucket-permissions",
  title: "Changes of permissions on buckets raise an alert",
  why: "One changed permission can publish all that a bucket holds.",
  control: "2.11",
  events: ["storage.setIamPermissions"],
});
