import { logAlertRule } from "../../../../families/log-alerts";

export default logAlertRule({
  id: "gcp/project/log-alerts/custom-roles",
  title: "Changes of custom roles raise an alert",
  why: "A right that is added to a custom role reaches all who have the role.",
  control: "2.7",
  events: ["iam_role", "CreateRole", "DeleteRole", "UpdateRole"],
});
