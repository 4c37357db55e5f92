import { rule } from "../../../rule";
import { allows, conditionsOf, principalsOf, statementsOf } from "../../../views/policy-statements";

/** Services that say for whom they act. EC2 and EKS do not. */
const services = ["ecs-tasks.amazonaws.com", "vpc-flow-logs.amazonaws.com", "delivery.logs.amazonaws.com"];
const sources = ["aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid"];

export default rule("aws:iam/role:Role", {
  id: "aws/iam/services-act-for-this-account",
  title: "Services take on roles only on behalf of this account",
  why: "A service that works for everybody could be made to use the role for somebody else (the confused deputy).",
  severity: "medium",
  area: "identity",
  controls: {},
  fix: "Add a condition on aws:SourceAccount or aws:SourceArn to the trust policy.",
  check: ({ assumeRolePolicy }) =>
    statementsOf(assumeRolePolicy)
      .filter((statement) => allows(statement) && !conditionsOf(statement).some((key) => sources.includes(key)))
      .flatMap((statement) => principalsOf(statement).filter((service) => services.includes(service)))
      .map((service) => `${service} may take the role on for any account`),
  good: [
    {
      assumeRolePolicy: JSON.stringify({
        Statement: {
          Effect: "Allow",
          Principal: { Service: "ecs-tasks.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
        },
      }),
    },
    {
      assumeRolePolicy: JSON.stringify({
        Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
      }),
    },
  ],
  bad: [
    {
      assumeRolePolicy: JSON.stringify({
        Statement: [{ Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" }],
      }),
    },
  ],
});
