import { list, unless } from "../../../problems";
import { ruleOn } from "../../../rule";
import { instanceTaskContainers } from "../../../views/task-containers";

export default ruleOn(instanceTaskContainers, {
  id: "aws/ecs/no-new-privileges",
  title: "Programs in containers cannot gain rights that they did not start with",
  why: "A program with the setuid bit makes root of whoever gets to run it.",
  severity: "medium",
  area: "runtime security",
  controls: { docker: ["5.26"] },
  fix: "Add no-new-privileges to dockerSecurityOptions, on instances that register ECS_SELINUX_CAPABLE or ECS_APPARMOR_CAPABLE.",
  check: ({ dockerSecurityOptions }) =>
    unless(
      list(dockerSecurityOptions).some((option) => /^no-new-privileges([:=]true)?$/.test(option)),
      "no-new-privileges is not set",
    ),
  good: () => [{ name: "app", dockerSecurityOptions: ["no-new-privileges"] }],
  bad: () => [{ name: "app" }, { name: "app", dockerSecurityOptions: ["no-new-privileges:false"] }],
});
