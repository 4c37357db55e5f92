import { arn, hexadecimal } from "../aws-arn";
import type { ServiceAnswers } from "../answers";

export default {
  resources: {
    "aws:kms/key:Key": {
      outputs: (_, { id, config }) => {
        const keyId = `00000000-0000-4000-8000-${hexadecimal(id).slice(-12).padStart(12, "0")}`;
        return { id: keyId, keyId, arn: arn(config, "kms", `key/${keyId}`) };
      },
    },
    "aws:kms/alias:Alias": {
      outputs: ({ namePrefix }, { config }) => ({
        id: `${namePrefix}1`,
        name: `${namePrefix}1`,
        arn: arn(config, "kms", `${namePrefix}1`),
      }),
    },
  },
} satisfies ServiceAnswers;
