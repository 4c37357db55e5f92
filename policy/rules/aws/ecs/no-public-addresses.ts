import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule(["aws:ecs/service:Service", "aws:ecs/taskSet:TaskSet"], {
  id: "aws/ecs/no-public-addresses",
  title: "Tasks have no public address",
  why: "An address on the internet is scanned within minutes, and one forgotten port is enough.",
  severity: "high",
  area: "network isolation",
  controls: { "aws-compute": ["3.2", "3.14"], "security-hub": ["ECS.2", "ECS.16"] },
  fix: "Set networkConfiguration.assignPublicIp to false.",
  check: ({ networkConfiguration }) => when(networkConfiguration?.assignPublicIp === true, "assignPublicIp is true"),
  good: () => [{}, { networkConfiguration: { assignPublicIp: false } }],
  bad: () => [{ networkConfiguration: { assignPublicIp: true } }],
});
