import type { ServiceAnswers } from "../answers";

export default {
  invokes: {
    "gcp:organizations/getProject:getProject": (_, { project, accountId }) => ({
      id: `projects/${project}`,
      projectId: project,
      name: project,
      number: accountId,
    }),
  },
} satisfies ServiceAnswers;
