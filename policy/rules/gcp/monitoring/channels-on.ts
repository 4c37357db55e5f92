import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:monitoring/notificationChannel:NotificationChannel", {
  id: "gcp/monitoring/channels-on",
  title: "Notification channels are on",
  why: "A channel that was turned off for a night stays off, and every alert that names it rings unheard.",
  severity: "medium",
  area: "logging",
  controls: {},
  fix: "Leave enabled on.",
  check: ({ enabled }) => when(enabled === false, "enabled is false"),
  good: () => [{}, { enabled: true }],
  bad: () => [{ enabled: false }],
});
