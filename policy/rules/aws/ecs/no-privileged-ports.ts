import { list, when } from "../../../problems";
import { taskContainerRule } from "../../../rule";

export default taskContainerRule({
  id: "aws/ecs/no-privileged-ports",
  title: "Containers take none of the instance's system ports",
  why: "A container on a system port passes for a service of the instance itself.",
  severity: "medium",
  area: "network isolation",
  controls: { docker: ["5.8"] },
  fix: "Set hostPort to 1024 or higher, or leave it out.",
  check: ({ portMappings }) =>
    list(portMappings).flatMap(({ hostPort = 0 }) =>
      when(hostPort > 0 && hostPort < 1024, `takes port ${hostPort} of the instance`),
    ),
  good: () => [{ name: "app" }, { name: "app", portMappings: [{ containerPort: 80, hostPort: 8080 }] }],
  bad: () => [{ name: "app", portMappings: [{ containerPort: 80, hostPort: 80 }] }],
});
