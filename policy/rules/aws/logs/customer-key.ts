import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("aws:cloudwatch/logGroup:LogGroup", {
  id: "aws/logs/customer-key",
  title: "Logs are encrypted with a key of one's own",
  why: "Logs tell about people and systems; a key of one's own says who may read them.",
  severity: "medium",
  area: "encryption at rest",
  controls: { peers: ["1.1"] },
  fix: "Set kmsKeyId to a customer managed key.",
  check: (group) => unless(isSet(group, "kmsKeyId"), "kmsKeyId is not set"),
  good: () => [{ kmsKeyId: "arn:aws:kms:eu-central-1:123456789012:key/example" }],
  bad: () => [{}],
});
