import { logAlertRule } from "../../../../families/log-alerts";

export default logAlertRule({
  id: "gcp/project/log-alerts/networks",
  title: "Changes of networks raise an alert",
  why: "A peering or a new network joins what was meant to be apart.",
  control: "2.10",
  events: [
    "gce_network",
    "compute.networks.insert",
    "compute.networks.patch",
    "compute.networks.delete",
    "compute.networks.addPeering",
    "compute.networks.removePeering",
  ],
});
