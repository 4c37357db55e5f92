import { arn, hexadecimal } from "../aws-arn";
import type { ServiceAnswers } from "../answers";

export default {
  resources: {
    "aws:secretsmanager/secret:Secret": {
      autoName: { property: "name", maxLength: 512 },
      outputs: ({ name }, { config }) => {
        const id = arn(config, "secretsmanager", `secret:${String(name)}-AbCdEf`);
        return { id, arn: id };
      },
    },
    "aws:secretsmanager/secretPolicy:SecretPolicy": {},
    "aws:secretsmanager/secretVersion:SecretVersion": {
      outputs: ({ secretId, secretStringWoVersion }) => ({
        arn: secretId,
        // AWS makes a new version whenever the value is written.
        versionId: `00000000-0000-4000-8000-${hexadecimal(String(secretStringWoVersion)).slice(-12).padStart(12, "0")}`,
      }),
    },
  },
} satisfies ServiceAnswers;
