import { when } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("aws:ecs/taskDefinition:TaskDefinition", {
  id: "aws/ecs/separate-roles",
  title: "Tasks do not run under the role that starts them",
  severity: "medium",
  area: "identity",
  controls: {},
  fix: "Give taskRoleArn and executionRoleArn two different roles.",
  applies: (task) => isSet(task, "taskRoleArn") && isSet(task, "executionRoleArn"),
  check: ({ taskRoleArn, executionRoleArn }) =>
    when(taskRoleArn === executionRoleArn, `taskRoleArn and executionRoleArn are both ${taskRoleArn}`),
  good: [
    { taskRoleArn: "arn:aws:iam::123456789012:role/task", executionRoleArn: "arn:aws:iam::123456789012:role/exec" },
  ],
  bad: [{ taskRoleArn: "arn:aws:iam::123456789012:role/one", executionRoleArn: "arn:aws:iam::123456789012:role/one" }],
});
