import { unless, when } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("gcp:monitoring/alertPolicy:AlertPolicy", {
  id: "gcp/monitoring/somebody-is-told",
  title: "Alerts tell somebody",
  why: "An alert that notifies nobody opens an incident in a console that nobody watches.",
  severity: "medium",
  area: "logging",
  controls: {},
  fix: "Set notificationChannels, and leave enabled on.",
  check: (policy) => [
    ...unless(isSet(policy, "notificationChannels"), "notificationChannels is not set"),
    ...when(policy.enabled === false, "enabled is false"),
  ],
  good: () => [{ notificationChannels: ["projects/example/notificationChannels/1"] }],
  bad: () => [{}, { notificationChannels: ["projects/example/notificationChannels/1"], enabled: false }],
});
