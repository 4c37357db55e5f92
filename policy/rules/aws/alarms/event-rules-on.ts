import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:cloudwatch/eventRule:EventRule", {
  id: "aws/alarms/event-rules-on",
  title: "Rules of EventBridge are on",
  why: "A rule that was turned off for a night stays off, and nobody hears of what it looked for.",
  severity: "medium",
  area: "logging",
  controls: {},
  fix: "Leave state at ENABLED, or set it to ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS.",
  check: ({ state, isEnabled }) => [
    ...when(state === "DISABLED", "state is DISABLED"),
    ...when(isEnabled === false, "isEnabled is false"),
  ],
  good: () => [{}, { state: "ENABLED" }, { state: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS" }],
  bad: () => [{ state: "DISABLED" }, { isEnabled: false }],
});
