import { when } from "../../../problems";
import { taskContainerRule } from "../../../rule";

export default taskContainerRule({
  id: "aws/ecs/not-privileged",
  title: "Containers are not privileged",
  why: "A privileged container is root on its instance.",
  severity: "critical",
  area: "runtime security",
  controls: { "aws-compute": ["3.1", "3.4"], docker: ["5.5"], "security-hub": ["ECS.4"] },
  fix: "Remove privileged, and grant the few capabilities that the container needs.",
  check: ({ privileged }) => when(privileged === true, "privileged is true"),
  good: () => [{ name: "app" }, { name: "app", privileged: false }],
  bad: () => [{ name: "app", privileged: true }],
});
