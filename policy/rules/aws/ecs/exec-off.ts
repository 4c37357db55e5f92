import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:ecs/service:Service", {
  id: "aws/ecs/exec-off",
  title: "No shell can be opened in the service's containers",
  why: "A shell goes past every review that the image went through.",
  severity: "medium",
  area: "runtime security",
  controls: {},
  fix: "Leave enableExecuteCommand off.",
  check: ({ enableExecuteCommand }) => when(enableExecuteCommand === true, "enableExecuteCommand is true"),
  good: () => [{}, { enableExecuteCommand: false }],
  bad: () => [{ enableExecuteCommand: true }],
});
