import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:secretsmanager/secret:Secret", {
  id: "aws/secrets/recoverable",
  title: "A deleted secret can be brought back",
  why: "A secret that is gone at once takes down all that reads it, by one wrong command.",
  severity: "medium",
  area: "secrets management",
  controls: {},
  fix: "Leave recoveryWindowInDays out, or set it to a number of days.",
  check: ({ recoveryWindowInDays }) => when(recoveryWindowInDays === 0, "recoveryWindowInDays is 0"),
  good: () => [{}, { recoveryWindowInDays: 30 }],
  bad: () => [{ recoveryWindowInDays: 0 }],
});
