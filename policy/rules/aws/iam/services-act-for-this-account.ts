import { when } from "../../../problems";
import { ruleOn } from "../../../rule";
import { allHold } from "../../../unknown";
import { trustStatements } from "../../../views/policy-documents";
import { allows, limitsWho, principalsInWords, somePrincipal, type Statement } from "../../../views/policy-statements";

/** Services that say for whom they act. EC2 and EKS do not. */
const services = ["ecs-tasks.amazonaws.com", "vpc-flow-logs.amazonaws.com", "delivery.logs.amazonaws.com"];
const isService = (principal: string) => services.includes(principal);
const sources = ["aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid"];

export default ruleOn<Statement>(trustStatements, {
  id: "aws/iam/services-act-for-this-account",
  title: "Services take on roles only on behalf of this account",
  why: "A service that works for everybody could be made to use the role for somebody else (the confused deputy).",
  severity: "medium",
  area: "identity",
  controls: {},
  fix: "Add a condition on aws:SourceAccount or aws:SourceArn to the trust policy.",
  check: (statement) =>
    when(
      allHold(
        () => allows(statement),
        () => somePrincipal(statement, isService),
        () => !limitsWho(statement, sources),
      ),
      () => `${principalsInWords(statement, isService)} may take the role on for any account`,
    ),
  good: () => [
    {
      Effect: "Allow",
      Principal: { Service: "ecs-tasks.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
    },
    { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
  ],
  bad: () => [
    { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" },
    {
      Effect: "Allow",
      Principal: { Service: "ecs-tasks.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: { ArnLike: { "aws:SourceArn": "arn:aws:ecs:*:*:*" } },
    },
  ],
});
