import { text, when } from "../../../problems";
import { taskContainerRule } from "../../../rule";

export default taskContainerRule({
  id: "aws/ecs/not-root",
  title: "Containers do not run as root",
  why: "A flaw in the runtime is worth most to a process that is root already.",
  severity: "medium",
  area: "runtime security",
  controls: { "security-hub": ["ECS.20"], peers: ["1.33"] },
  fix: "Set user to a name or number other than root.",
  check: ({ user }) => when(["", "root", "0"].includes(text(user).split(":")[0]), "runs as root"),
  good: () => [{ name: "app", user: "1000:1000" }],
  bad: () => [{ name: "app" }, { name: "app", user: "root" }, { name: "app", user: "0:0" }],
});
