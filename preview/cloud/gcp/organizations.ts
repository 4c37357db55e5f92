import type { ServiceAnswers } from "../answers";

export default {
  invokes: {
    "gcp:organizations/getClientConfig:getClientConfig": (_, { project, region }) => ({
      id: `projects/${project}/regions/${region}/zones/`,
      project,
      region,
      zone: "",
      accessToken: "ya29.stand-in",
      defaultLabels: {},
    }),
    "gcp:organizations/getProject:getProject": (_, { project, accountId }) => ({
      id: `projects/${project}`,
      projectId: project,
      name: project,
      number: accountId,
    }),
  },
} satisfies ServiceAnswers;
