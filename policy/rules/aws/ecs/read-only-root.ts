import { unless } from "../../../problems";
import { linuxTaskContainerRule } from "../../../rule";

export default linuxTaskContainerRule({
  id: "aws/ecs/read-only-root",
  title: "Containers cannot write to their own image",
  why: "An intruder who cannot write cannot leave a tool behind.",
  severity: "medium",
  area: "runtime security",
  controls: { "aws-compute": ["3.5"], docker: ["5.13"], "security-hub": ["ECS.5"] },
  fix: "Set readonlyRootFilesystem, and mount a volume where the container writes.",
  check: ({ readonlyRootFilesystem }) => unless(readonlyRootFilesystem === true, "readonlyRootFilesystem is not true"),
  good: () => [{ name: "app", readonlyRootFilesystem: true }],
  bad: () => [{ name: "app" }, { name: "app", readonlyRootFilesystem: false }],
});
