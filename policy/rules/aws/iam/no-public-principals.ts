import { when } from "../../../problems";
import { resourceStatementRule } from "../../../rule";
import { allHold } from "../../../unknown";
import { allows, conditionsOf, somePrincipal } from "../../../views/policy-statements";

export default resourceStatementRule({
  id: "aws/iam/no-public-principals",
  title: "No resource lets everybody in",
  why: "A resource that lets in everybody is found by those who look for such.",
  severity: "critical",
  area: "identity",
  controls: { "aws-foundations": ["2.21"], "aws-compute": ["18.4"], eks: ["5.1.2"], "security-hub": ["KMS.5"] },
  fix: "Name the principals, or narrow the statement by a condition on the account, organization or source.",
  check: (statement) =>
    when(
      allHold(
        () => allows(statement),
        () => somePrincipal(statement, (principal) => principal === "*"),
        () => conditionsOf(statement).length === 0,
      ),
      "lets in everybody",
    ),
  good: [
    { Effect: "Allow", Principal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "kms:*", Resource: "*" },
    {
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: { StringEquals: { "kms:CallerAccount": "123456789012" } },
    },
    { Effect: "Deny", Principal: "*", Action: "*", Resource: "*" },
  ],
  bad: [
    { Effect: "Allow", Principal: "*", Action: "ecr:BatchGetImage" },
    { Effect: "Allow", Principal: { AWS: ["123456789012", "*"] }, Action: "kms:Decrypt", Resource: "*" },
  ],
});
