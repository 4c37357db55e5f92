import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:ecs/service:Service", {
  id: "aws/ecs/rolls-back",
  title: "A version that fails makes way for the one before it",
  why: "Otherwise ECS starts what fails for hours, and what worked is gone meanwhile.",
  severity: "low",
  area: "runtime security",
  controls: {},
  fix: "Set enable and rollback of deploymentCircuitBreaker to true, and those of alarms where there are any.",
  // Another controller has settings of its own for this.
  applies: ({ deploymentController }) => (deploymentController?.type ?? "ECS") === "ECS",
  check: ({ deploymentCircuitBreaker, alarms }) => [
    ...unless(deploymentCircuitBreaker?.enable === true, "deploymentCircuitBreaker.enable is not true"),
    ...unless(deploymentCircuitBreaker?.rollback === true, "deploymentCircuitBreaker.rollback is not true"),
    ...unless(!alarms || alarms.enable === true, "alarms.enable is not true"),
    ...unless(!alarms || alarms.rollback === true, "alarms.rollback is not true"),
  ],
  good: () => [
    { deploymentCircuitBreaker: { enable: true, rollback: true } },
    {
      deploymentCircuitBreaker: { enable: true, rollback: true },
      alarms: { enable: true, rollback: true, alarmNames: ["errors"] },
    },
  ],
  bad: () => [
    {},
    { deploymentCircuitBreaker: { enable: false, rollback: true } },
    { deploymentCircuitBreaker: { enable: true, rollback: false } },
    {
      deploymentCircuitBreaker: { enable: true, rollback: true },
      alarms: { enable: false, rollback: true, alarmNames: ["errors"] },
    },
    {
      deploymentCircuitBreaker: { enable: true, rollback: true },
      alarms: { enable: true, rollback: false, alarmNames: ["errors"] },
    },
  ],
});
