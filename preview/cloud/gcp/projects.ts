import type { ServiceAnswers } from "../answers";

const agents: Record<string, string> = {
  "artifactregistry.googleapis.com": "gcp-sa-artifactregistry",
  "pubsub.googleapis.com": "gcp-sa-pubsub",
  "secretmanager.googleapis.com": "gcp-sa-secretmanager",
};

export default {
  resources: {
    "gcp:projects/service:Service": {},
    "gcp:projects/iAMMember:IAMMember": { outputs: () => ({ etag: "BwYh7Zt0q4A=" }) },
    "gcp:projects/iAMAuditConfig:IAMAuditConfig": { outputs: () => ({ etag: "BwYh7Zt0q4A=" }) },
    "gcp:projects/serviceIdentity:ServiceIdentity": {
      outputs: ({ service }, { config }) => {
        const email = `service-${config.accountId}@${agents[service as string]}.iam.gserviceaccount.com`;
        return { email, member: `serviceAccount:${email}` };
      },
    },
  },
} satisfies ServiceAnswers;
