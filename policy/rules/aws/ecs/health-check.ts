import { list, when } from "../../../problems";
import { taskContainerRule } from "../../../rule";

export default taskContainerRule({
  id: "aws/ecs/health-check",
  title: "Containers say whether they work",
  why: "A process that hangs is still running: without a check, nobody replaces it.",
  severity: "low",
  area: "runtime security",
  controls: { docker: ["5.27"] },
  fix: "Set healthCheck.command.",
  check: ({ healthCheck }) => {
    const [kind = "NONE"] = list(healthCheck?.command);
    return when(kind === "NONE", "no health check");
  },
  good: () => [{ name: "app", healthCheck: { command: ["CMD-SHELL", "curl -f http://localhost/ || exit 1"] } }],
  bad: () => [{ name: "app" }, { name: "app", healthCheck: { command: ["NONE"] } }],
});
