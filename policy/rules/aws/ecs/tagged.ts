import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule(["aws:ecs/service:Service", "aws:ecs/cluster:Cluster", "aws:ecs/taskDefinition:TaskDefinition"], {
  id: "aws/ecs/tagged",
  title: "ECS resources carry tags",
  why: "What has no tags belongs to nobody when something is wrong with it.",
  severity: "low",
  area: "node security",
  controls: { "aws-compute": ["3.10", "3.11", "3.12"], "security-hub": ["ECS.13", "ECS.14", "ECS.15"] },
  fix: "Set tags.",
  check: ({ tags }) => unless(Object.keys(tags ?? {}).length > 0, "it has no tags"),
  good: () => [{ tags: { Owner: "platform" } }],
  bad: () => [{}, { tags: {} }],
});
