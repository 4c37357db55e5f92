import type { ServiceAnswers } from "../answers";

export default {
  resources: {
    "kubernetes:storage.k8s.io/v1:StorageClass": {},
  },
} satisfies ServiceAnswers;
