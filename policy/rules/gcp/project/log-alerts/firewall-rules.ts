import { logAlertRule } from "../../../../families/log-alerts";

export default logAlertRule({
  id: "gcp/project/log-alerts/firewall-rules",
  title: "Changes of firewall rules raise an alert",
  why: "A rule that was opened for a minute and forgotten is a usual way in.",
  control: "2.8",
  events: ["gce_firewall_rule", "compute.firewalls.insert", "compute.firewalls.patch", "compute.firewalls.delete"],
});
