import { resource } from "../../../../examples";
import { list, unless, when } from "../../../../problems";
import { singletonRule } from "../../../../rule";

export default singletonRule("gcp:logging/projectSink:ProjectSink", {
  id: "gcp/project/log-sink/complete",
  title: "A sink keeps all log entries of the project",
  why: "Logs that are filtered out are gone when they are needed.",
  severity: "medium",
  area: "logging",
  controls: { "gcp-foundations": ["2.3"] },
  fix: "Add a gcp.logging.ProjectSink without filter and exclusions.",
  missing: "no sink",
  check: ({ properties: { filter, exclusions, disabled } }) => [
    ...unless(filter === undefined || filter === "", "filter is set"),
    ...when(list(exclusions).length > 0, "exclusions is set"),
    ...when(disabled === true, "disabled is true"),
  ],
  good: () => [
    [resource("gcp:logging/projectSink:ProjectSink", "sink", { destination: "storage.googleapis.com/logs" })],
  ],
  bad: () => [
    [],
    [resource("gcp:logging/projectSink:ProjectSink", "sink", { filter: "severity >= ERROR" })],
    [resource("gcp:logging/projectSink:ProjectSink", "sink", { exclusions: [{ name: "some", filter: "debug" }] })],
    [resource("gcp:logging/projectSink:ProjectSink", "sink", { disabled: true })],
  ],
});
