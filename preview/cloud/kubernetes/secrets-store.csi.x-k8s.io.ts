import type { ServiceAnswers } from "../answers";

export default {
  resources: {
    "kubernetes:secrets-store.csi.x-k8s.io/v1:SecretProviderClass": {},
  },
} satisfies ServiceAnswers;
