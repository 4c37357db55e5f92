import { list, when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:ecs/taskDefinition:TaskDefinition", {
  id: "aws/ecs/no-host-paths",
  title: "Tasks mount nothing of the instance's file system",
  why: "Who writes to the instance's files becomes root on it; who reads them finds credentials.",
  severity: "high",
  area: "runtime security",
  controls: { docker: ["5.6", "5.32"] },
  fix: "Use a Docker volume or EFS instead of hostPath.",
  check: ({ volumes }) =>
    list(volumes).flatMap(({ hostPath }) => when(Boolean(hostPath), `mounts ${hostPath} of the instance`)),
  good: () => [{}, { volumes: [{ name: "data" }] }],
  bad: () => [{ volumes: [{ name: "data", hostPath: "/var/lib/data" }] }],
});
