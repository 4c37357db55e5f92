import { logAlertRule } from "../../../../families/log-alerts";

export default logAlertRule({
  id: "gcp/project/log-alerts/networks",
  title: "Changes of networks raise an alert",
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
