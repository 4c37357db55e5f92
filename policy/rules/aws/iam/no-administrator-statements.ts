import { when } from "../../../problems";
import { identityStatementRule } from "../../../rule";
import { allHold } from "../../../unknown";
import { strings } from "../../../views/json";
import { allows, isOnEverything, someAction } from "../../../views/policy-statements";

const allBut = (names: unknown) => (names ? `all but ${strings(names).join(", ")}` : "*");

export default identityStatementRule({
  id: "aws/iam/no-administrator-statements",
  title: "No policy allows everything on everything",
  why: "Everything on everything is an administrator by another name.",
  severity: "critical",
  area: "identity",
  controls: {
    "aws-foundations": ["2.14"],
    "security-hub": ["IAM.1"],
    peers: ["1.24", "1.25", "1.26", "1.27", "1.28", "1.29"],
  },
  fix: "Name the actions and the resources.",
  check: (statement) =>
    when(
      allHold(
        () => allows(statement),
        () => someAction(statement, (action) => action === "*"),
        () => isOnEverything(statement),
      ),
      () => `allows ${allBut(statement.NotAction)} on ${allBut(statement.NotResource)}`,
    ),
  good: () => [
    { Effect: "Allow", Action: ["logs:PutLogEvents"], Resource: "*" },
    { Effect: "Deny", Action: "*", Resource: "*" },
  ],
  bad: () => [
    { Effect: "Allow", Action: "*", Resource: "*" },
    { Effect: "Allow", Action: ["s3:GetObject", "*"], Resource: ["*"] },
    { Effect: "Allow", NotAction: "iam:*", Resource: "*" },
    { Effect: "Allow", Action: "*:*", Resource: "arn:aws:*" },
    { Effect: "Allow", Action: "?*", Resource: "*" },
  ],
});
