import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:ecs/taskDefinition:TaskDefinition", {
  id: "aws/ecs/no-host-namespaces",
  title: "Tasks see neither the instance's processes nor its memory",
  why: "A container that sees the instance's processes reads their memory and their credentials.",
  severity: "critical",
  area: "runtime security",
  controls: { "aws-compute": ["3.3"], docker: ["5.16", "5.17"], "security-hub": ["ECS.3"] },
  fix: "Remove pidMode and ipcMode, or set them to task.",
  check: ({ pidMode, ipcMode }) =>
    Object.entries({ pidMode, ipcMode }).flatMap(([key, mode]) => when(mode === "host", `${key} is host`)),
  good: () => [{}, { pidMode: "task", ipcMode: "none" }],
  bad: () => [{ pidMode: "host" }, { ipcMode: "host" }],
});
