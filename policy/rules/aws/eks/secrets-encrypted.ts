import { list, unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("aws:eks/cluster:Cluster", {
  id: "aws/eks/secrets-encrypted",
  title: "Kubernetes Secrets are encrypted with a key of one's own",
  why: "Secrets in a backup of etcd are only as safe as the key that they are under.",
  severity: "high",
  area: "encryption at rest",
  controls: { eks: ["5.3.1"], "security-hub": ["EKS.3"] },
  fix: "Set encryptionConfig with resources [secrets] and provider.keyArn.",
  check: ({ encryptionConfig }) => [
    ...unless(list(encryptionConfig?.resources).includes("secrets"), "encryptionConfig does not name secrets"),
    ...unless(isSet(encryptionConfig?.provider, "keyArn"), "no KMS key is named"),
  ],
  good: () => [
    {
      encryptionConfig: {
        resources: ["secrets"],
        provider: { keyArn: "arn:aws:kms:eu-central-1:123456789012:key/example" },
      },
    },
  ],
  bad: () => [{}, { encryptionConfig: { resources: ["secrets"] } }],
});
