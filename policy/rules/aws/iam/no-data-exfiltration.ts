import { riskyActionsRule } from "../../../families/risky-actions";

export default riskyActionsRule({
  id: "aws/iam/no-data-exfiltration",
  title: "Nobody can read all data there is",
  why: "One stolen credential should not open every bucket and every secret.",
  control: "1.26",
  actions: [
    "s3:GetObject",
    "secretsmanager:GetSecretValue",
    "ssm:GetParameter",
    "ssm:GetParameters",
    "ssm:GetParametersByPath",
  ],
  bad: () => [
    { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::*/*" },
    {
      Effect: "Allow",
      Action: "secretsmanager:GetSecretValue",
      Resource: ["arn:aws:secretsmanager:*:123456789012:secret:*", "arn:aws:s3:::bucket/*"],
    },
  ],
});
