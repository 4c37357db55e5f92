import { resource } from "../../../examples";
import { when } from "../../../problems";
import { stackRule } from "../../../rule";
import { isSet } from "../../../unknown";

export default stackRule("aws:ecs/taskDefinition:TaskDefinition", {
  id: "aws/ecs/separate-roles",
  title: "Tasks do not run under the role that starts them",
  why: "The role that starts tasks reads their secrets, which the program inside should not.",
  severity: "medium",
  area: "identity",
  controls: { peers: ["1.8"] },
  fix: "Give taskRoleArn and executionRoleArn two different roles.",
  applies: ({ properties }) => isSet(properties, "taskRoleArn") && isSet(properties, "executionRoleArn"),
  check(task, stack) {
    const runs = stack.behind(task, "taskRoleArn", "aws:iam/role:Role");
    const starts = stack.behind(task, "executionRoleArn", "aws:iam/role:Role");
    if (runs.length > 0 && starts.length > 0) {
      return runs.filter((role) => starts.includes(role)).map(({ name }) => `${name} is both`);
    }
    const { taskRoleArn, executionRoleArn } = task.properties;
    return when(taskRoleArn === executionRoleArn, `${taskRoleArn} is both`);
  },
  good: () => [
    [
      resource("aws:iam/role:Role", "task", {}),
      resource("aws:iam/role:Role", "execution", {}),
      resource(
        "aws:ecs/taskDefinition:TaskDefinition",
        "app",
        {},
        { taskRoleArn: "task", executionRoleArn: "execution" },
      ),
    ],
  ],
  bad: () => [
    [
      resource("aws:iam/role:Role", "task", {}),
      resource("aws:ecs/taskDefinition:TaskDefinition", "app", {}, { taskRoleArn: "task", executionRoleArn: "task" }),
    ],
    [
      resource("aws:ecs/taskDefinition:TaskDefinition", "app", {
        taskRoleArn: "arn:aws:iam::123456789012:role/one",
        executionRoleArn: "arn:aws:iam::123456789012:role/one",
      }),
    ],
  ],
});
