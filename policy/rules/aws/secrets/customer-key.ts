import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("aws:secretsmanager/secret:Secret", {
  id: "aws/secrets/customer-key",
  title: "Secrets are encrypted with a key of one's own",
  why: "A key of one's own is a second permission that whoever reads the secret needs, in other accounts too.",
  severity: "high",
  area: "secrets management",
  controls: { peers: ["1.3"] },
  fix: "Set kmsKeyId to a customer managed key.",
  check: (secret) => unless(isSet(secret, "kmsKeyId"), "kmsKeyId is not set"),
  good: () => [{ kmsKeyId: "arn:aws:kms:eu-central-1:123456789012:key/example" }],
  bad: () => [{}],
});
