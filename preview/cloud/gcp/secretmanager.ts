import type { ServiceAnswers } from "../answers";

export default {
  resources: {
    "gcp:secretmanager/secret:Secret": {
      autoName: { property: "secretId" },
      outputs: ({ secretId }, { config: { project, accountId } }) => ({
        name: `projects/${accountId}/secrets/${secretId}`,
        project,
      }),
    },
    "gcp:secretmanager/secretVersion:SecretVersion": {
      outputs: ({ secret }) => ({ name: `${secret}/versions/1`, version: "1" }),
    },
    "gcp:secretmanager/secretIamMember:SecretIamMember": { outputs: () => ({ etag: "BwYh7Zt0q4A=" }) },
  },
} satisfies ServiceAnswers;
