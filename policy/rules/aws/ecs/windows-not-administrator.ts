import { text, when } from "../../../problems";
import { rule } from "../../../rule";
import { taskContainersOf } from "../../../views/task-containers";

export default rule("aws:ecs/taskDefinition:TaskDefinition", {
  id: "aws/ecs/windows-not-administrator",
  title: "Windows containers do not run as administrator",
  why: "An administrator in a container is one step from the instance.",
  severity: "medium",
  area: "runtime security",
  controls: { "security-hub": ["ECS.21"] },
  fix: "Set user to ContainerUser or an account of your own.",
  elsewhere: true,
  applies: ({ runtimePlatform }) => text(runtimePlatform?.operatingSystemFamily).startsWith("WINDOWS"),
  check: ({ containerDefinitions }) =>
    taskContainersOf(containerDefinitions).flatMap(({ name, item: { user } }) =>
      when(/^(|containeradministrator)$/i.test(user ?? ""), `${name} runs as administrator`),
    ),
  good: () => [
    {
      runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" },
      containerDefinitions: JSON.stringify([{ name: "app", user: "ContainerUser" }]),
    },
  ],
  bad: () => [
    {
      runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" },
      containerDefinitions: JSON.stringify([{ name: "app" }]),
    },
    {
      runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" },
      containerDefinitions: JSON.stringify([{ name: "app", user: "ContainerAdministrator" }]),
    },
  ],
});
