import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";
import { taskContainersOf } from "../../../views/task-containers";

export default rule("aws:ecs/taskDefinition:TaskDefinition", {
  id: "aws/ecs/memory-limit",
  title: "Tasks have a memory limit",
  why: "A task without limit can starve all others on its instance.",
  severity: "medium",
  area: "runtime security",
  controls: { docker: ["5.11"] },
  fix: "Set memory on the task or on each container.",
  // ECS refuses a task that says nothing about memory.
  check: (task) =>
    isSet(task, "memory")
      ? []
      : taskContainersOf(task.containerDefinitions).flatMap(({ name, item }) =>
          unless(Boolean(item.memory), `${name} has no memory limit`),
        ),
  good: () => [
    { memory: "2048", containerDefinitions: JSON.stringify([{ name: "app" }]) },
    { containerDefinitions: JSON.stringify([{ name: "app", memory: 2048 }]) },
  ],
  bad: () => [{ containerDefinitions: JSON.stringify([{ name: "app" }]) }],
});
