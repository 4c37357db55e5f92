import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:ecs/taskDefinition:TaskDefinition", {
  id: "aws/ecs/no-fault-injection",
  title: "Tasks take no orders to fail",
  why: "Whoever gets into a container can then have the agent cut the whole task off.",
  severity: "low",
  area: "runtime security",
  controls: {},
  fix: "Remove enableFaultInjection.",
  check: ({ enableFaultInjection }) => when(enableFaultInjection === true, "enableFaultInjection is true"),
  good: () => [{}],
  bad: () => [{ enableFaultInjection: true }],
});
