import { resource } from "../examples";
import { text } from "../problems";
import type { PropertiesOf, TaskContainer } from "../types";
import { known } from "../unknown";
import { asList, isObject, parsed, strings } from "./json";
import type { Named, View } from "./view";

const taskDefinition = "aws:ecs/taskDefinition:TaskDefinition";

/** The containers of an ECS task, which are JSON text inside its definition. */
export function taskContainersOf(containerDefinitions: unknown): readonly Named<TaskContainer>[] {
  return asList(parsed(containerDefinitions))
    .filter(isObject)
    .map((item: TaskContainer) => ({ name: `container ${item.name ?? "without a name"}`, item }));
}

export const taskContainers: View<TaskContainer> = {
  types: [taskDefinition],
  items: ({ properties }) => taskContainersOf(properties.containerDefinitions),
  spellings: (container) => [
    [resource(taskDefinition, "example", { containerDefinitions: JSON.stringify([container]) })],
  ],
};

/** Those of tasks that run on instances. Fargate refuses some of what instances take. */
export const instanceTaskContainers: View<TaskContainer> = {
  ...taskContainers,
  items: (task) =>
    strings(task.properties.requiresCompatibilities).includes("FARGATE") ? [] : taskContainers.items(task),
};

/** Those of tasks for Linux: Windows has none of its settings. */
export const linuxTaskContainers: View<TaskContainer> = {
  ...taskContainers,
  items({ properties, ...task }) {
    const platform = known(properties as PropertiesOf<typeof taskDefinition>, "runtimePlatform");
    const isWindows = text(known(platform, "operatingSystemFamily")).startsWith("WINDOWS");
    return isWindows ? [] : taskContainers.items({ ...task, properties });
  },
};
