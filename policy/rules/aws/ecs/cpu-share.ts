import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";
import { taskContainersOf } from "../../../views/task-containers";

export default rule("aws:ecs/taskDefinition:TaskDefinition", {
  id: "aws/ecs/cpu-share",
  title: "Tasks have a share of the CPU",
  why: "A task without a share takes the whole CPU from all others on its instance.",
  severity: "low",
  area: "runtime security",
  controls: { docker: ["5.12"] },
  fix: "Set cpu on the task or on each container.",
  check: (task) =>
    isSet(task, "cpu")
      ? []
      : taskContainersOf(task.containerDefinitions).flatMap(({ name, item }) =>
          unless(Boolean(item.cpu), `${name} has no share of the CPU`),
        ),
  good: () => [
    { cpu: "1024", containerDefinitions: JSON.stringify([{ name: "app" }]) },
    { containerDefinitions: JSON.stringify([{ name: "app", cpu: 512 }]) },
  ],
  bad: () => [{ containerDefinitions: JSON.stringify([{ name: "app" }]) }],
});
