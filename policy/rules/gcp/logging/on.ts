import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule(["gcp:logging/metric:Metric", "gcp:logging/projectSink:ProjectSink"], {
  id: "gcp/logging/on",
  title: "Log-based metrics and sinks are on",
  why: "A metric that is off never raises its alert, and a sink that is off keeps nothing of what happens meanwhile.",
  severity: "medium",
  area: "logging",
  controls: {},
  fix: "Leave disabled out.",
  check: ({ disabled }) => when(disabled === true, "disabled is true"),
  good: () => [{}, { disabled: false }],
  bad: () => [{ disabled: true }],
});
