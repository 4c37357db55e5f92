import { when } from "../../../problems";
import { identityStatementRule } from "../../../rule";
import { allHold } from "../../../unknown";
import { allows, isOnAllFor, limitsWhat, someAction } from "../../../views/policy-statements";

const decrypts = ["*", "kms:*", "kms:decrypt", "kms:reencrypt*", "kms:reencryptfrom"];

export default identityStatementRule({
  id: "aws/iam/no-decryption-with-any-key",
  title: "Policies name the keys that they allow to decrypt with",
  why: "A right to decrypt with any key undoes every other limit on who reads data.",
  severity: "medium",
  area: "identity",
  controls: { "security-hub": ["KMS.1", "KMS.2"] },
  fix: "Write the key's ARN as Resource.",
  check: (statement) =>
    when(
      allHold(
        () => allows(statement),
        () => someAction(statement, (action) => decrypts.includes(action.toLowerCase())),
        () => isOnAllFor(statement, "kms:decrypt"),
        () => !limitsWhat(statement),
      ),
      "allows decryption with any key",
    ),
  good: () => [
    { Effect: "Allow", Action: "kms:Decrypt", Resource: "arn:aws:kms:eu-central-1:123456789012:key/example" },
    { Effect: "Allow", Action: ["kms:DescribeKey"], Resource: "*" },
    {
      Effect: "Allow",
      Action: ["kms:Decrypt", "s3:ListBucket"],
      Resource: ["arn:aws:kms:eu-central-1:123456789012:key/example", "arn:aws:s3:::*"],
    },
    {
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: { StringEquals: { "kms:ViaService": "secretsmanager.eu-central-1.amazonaws.com" } },
    },
  ],
  bad: () => [
    { Effect: "Allow", Action: "kms:Decrypt", Resource: "arn:aws:kms:*:123456789012:key/*" },
    { Effect: "Allow", Action: ["kms:DescribeKey", "kms:Decrypt"], Resource: "*" },
    {
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
    },
  ],
});
