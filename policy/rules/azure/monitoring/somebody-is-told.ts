import { unless } from "../../../problems";
import { ruleOn } from "../../../rule";
import { azureAlerts } from "../../../views/azure-alerts";

export default ruleOn(azureAlerts, {
  id: "azure/monitoring/somebody-is-told",
  title: "Alerts tell somebody",
  why: "An alert that notifies nobody changes colour in a portal that nobody watches.",
  severity: "medium",
  area: "logging",
  controls: {},
  fix: "Name an action group in the alert's actions, and leave enabled on.",
  check: ({ isOn, tellsSomebody }) => [
    ...unless(tellsSomebody, "it has no action group"),
    ...unless(isOn, "enabled is false"),
  ],
  good: () => [{ isOn: true, tellsSomebody: true }],
  bad: () => [
    { isOn: true, tellsSomebody: false },
    { isOn: false, tellsSomebody: true },
  ],
});
