import { list, text, unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("aws:ecr/repository:Repository", {
  id: "aws/ecr/customer-key",
  title: "Images are encrypted with a key of one's own",
  why: "A key of one's own says who may read the images, and can be taken away.",
  severity: "medium",
  area: "encryption at rest",
  controls: { "security-hub": ["ECR.5"], peers: ["1.5"] },
  fix: "Set encryptionConfigurations to type KMS with a kmsKey.",
  check: ({ encryptionConfigurations }) =>
    unless(
      list(encryptionConfigurations).some(
        (entry) => text(entry.encryptionType).startsWith("KMS") && isSet(entry, "kmsKey"),
      ),
      "no KMS key is named",
    ),
  good: () => [
    {
      encryptionConfigurations: [
        { encryptionType: "KMS", kmsKey: "arn:aws:kms:eu-central-1:123456789012:key/example" },
      ],
    },
  ],
  bad: () => [{}, { encryptionConfigurations: [{ encryptionType: "AES256" }] }],
});
