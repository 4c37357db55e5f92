import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:ecs/cluster:Cluster", {
  id: "aws/ecs/exec-logged",
  title: "Shells opened in containers are logged",
  why: "What was typed in a production container has to be known afterwards.",
  severity: "medium",
  area: "logging",
  controls: { "aws-compute": ["3.16"] },
  fix: "Set configuration.executeCommandConfiguration.logging to OVERRIDE, with a log group.",
  // Left out, it is DEFAULT: the session goes where the container's own log does.
  check: ({ configuration }) => when(configuration?.executeCommandConfiguration?.logging === "NONE", "logging is NONE"),
  good: () => [{ configuration: { executeCommandConfiguration: { logging: "OVERRIDE" } } }, {}],
  bad: () => [{ configuration: { executeCommandConfiguration: { logging: "NONE" } } }],
});
