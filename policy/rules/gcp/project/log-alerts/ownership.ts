import { logAlertRule } from "../../../../families/log-alerts";

export default logAlertRule({
  id: "gcp/project/log-alerts/ownership",
  title: "Changes of the project's owners raise an alert",
  why: "A new owner can do everything, and can remove the others.",
  control: "2.5",
  events: ["roles/owner", "cloudresourcemanager.googleapis.com"],
});
