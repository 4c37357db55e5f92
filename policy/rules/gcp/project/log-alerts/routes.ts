import { logAlertRule } from "../../../../families/log-alerts";

export default logAlertRule({
  id: "gcp/project/log-alerts/routes",
  title: "Changes of routes raise an alert",
  why: "A changed route can lead traffic through a machine that reads it.",
  control: "2.9",
  events: ["gce_route", "compute.routes.insert", "compute.routes.delete"],
});
