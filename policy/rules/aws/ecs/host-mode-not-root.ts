import { text, when } from "../../../problems";
import { rule } from "../../../rule";
import { taskContainersOf } from "../../../views/task-containers";

export default rule("aws:ecs/taskDefinition:TaskDefinition", {
  id: "aws/ecs/host-mode-not-root",
  title: "Tasks on the instance's network are neither root nor privileged",
  why: "Root on the instance's network can listen to and forge what other tasks send.",
  severity: "high",
  area: "runtime security",
  controls: { "aws-compute": ["3.1"], "security-hub": ["ECS.1"] },
  fix: "Use networkMode awsvpc, or give every container a user.",
  elsewhere: true,
  applies: ({ networkMode }) => networkMode === "host",
  check: ({ containerDefinitions }) =>
    taskContainersOf(containerDefinitions).flatMap(({ name, item: { privileged, user } }) =>
      when(
        privileged === true || ["", "root", "0"].includes(text(user).split(":")[0]),
        `${name} is root on the instance's network`,
      ),
    ),
  good: () => [{ networkMode: "host", containerDefinitions: JSON.stringify([{ name: "app", user: "1000" }]) }],
  bad: () => [
    { networkMode: "host", containerDefinitions: JSON.stringify([{ name: "app" }]) },
    { networkMode: "host", containerDefinitions: JSON.stringify([{ name: "app", user: "1000", privileged: true }]) },
  ],
});
