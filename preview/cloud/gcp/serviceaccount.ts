import type { ServiceAnswers } from "../answers";

export default {
  resources: {
    "gcp:serviceaccount/account:Account": {
      autoName: { property: "accountId", lowerCase: true, maxLength: 30 },
      outputs: ({ accountId }, { config: { project } }) => {
        const email = `${accountId}@${project}.iam.gserviceaccount.com`;
        return {
          email,
          member: `serviceAccount:${email}`,
          name: `projects/${project}/serviceAccounts/${email}`,
          project,
        };
      },
    },
  },
} satisfies ServiceAnswers;
