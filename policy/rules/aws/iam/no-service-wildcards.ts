import { when } from "../../../problems";
import { identityStatementRule } from "../../../rule";
import { allHold } from "../../../unknown";
import { actionsInWords, allows, isOnEverything, someAction } from "../../../views/policy-statements";

export default identityStatementRule({
  id: "aws/iam/no-service-wildcards",
  title: "No policy allows all actions of a service on all its resources",
  why: "Among all actions of a service are those that delete, publish and pass on rights.",
  severity: "high",
  area: "identity",
  controls: { "security-hub": ["IAM.21"], peers: ["1.30", "1.24", "1.25", "1.26", "1.27", "1.28", "1.29"] },
  fix: "Name the actions, or the resources.",
  check: (statement) =>
    when(
      allHold(
        () => allows(statement),
        () => someAction(statement, (action) => action.endsWith(":*")),
        () => isOnEverything(statement),
      ),
      () => `allows ${actionsInWords(statement)} on *`,
    ),
  good: [
    { Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
    { Effect: "Allow", Action: "s3:*", Resource: "arn:aws:s3:::bucket/*" },
  ],
  bad: [{ Effect: "Allow", Action: ["logs:*"], Resource: "*" }],
});
