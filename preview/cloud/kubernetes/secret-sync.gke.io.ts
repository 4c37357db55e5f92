import type { ServiceAnswers } from "../answers";

export default {
  resources: {
    "kubernetes:secret-sync.gke.io/v1:SecretSync": {},
  },
} satisfies ServiceAnswers;
