import { unless } from "../../../problems";
import { taskContainerRule } from "../../../rule";

export default taskContainerRule({
  id: "aws/ecs/logging",
  title: "Containers send their logs away",
  why: "Logs that stay in the container are gone with it, just when they are needed.",
  severity: "high",
  area: "logging",
  controls: { "aws-compute": ["3.7"], "security-hub": ["ECS.9"] },
  fix: "Set logConfiguration.logDriver to awslogs, or another driver that leaves the instance.",
  check: ({ logConfiguration }) => unless(Boolean(logConfiguration?.logDriver), "logConfiguration is not set"),
  good: () => [{ name: "app", logConfiguration: { logDriver: "awslogs" } }],
  bad: () => [{ name: "app" }, { name: "app", logConfiguration: {} }],
});
