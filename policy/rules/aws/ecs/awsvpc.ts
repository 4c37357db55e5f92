import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:ecs/taskDefinition:TaskDefinition", {
  id: "aws/ecs/awsvpc",
  title: "Tasks have a network interface of their own",
  why: "Only a task with an interface of its own has a security group of its own.",
  severity: "high",
  area: "network isolation",
  controls: { "aws-compute": ["3.15"], docker: ["5.10", "5.30"], "security-hub": ["ECS.17"] },
  fix: "Set networkMode to awsvpc.",
  // An absent value is bridge: tasks then share the instance's security groups.
  check: ({ networkMode }) => unless(networkMode === "awsvpc", `networkMode is ${networkMode ?? "not set"}`),
  good: () => [{ networkMode: "awsvpc" }],
  bad: () => [{}, { networkMode: "bridge" }, { networkMode: "host" }],
});
