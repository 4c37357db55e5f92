import type { ServiceAnswers } from "../answers";

export default {
  resources: {
    "gcp:artifactregistry/repository:Repository": {
      outputs: ({ repositoryId, location }, { config: { project } }) => ({
        name: repositoryId,
        project,
        registryUri: `${location}-docker.pkg.dev/${project}/${repositoryId}`,
      }),
    },
    "gcp:artifactregistry/repositoryIamMember:RepositoryIamMember": { outputs: () => ({ etag: "BwYh7Zt0q4A=" }) },
  },
} satisfies ServiceAnswers;
