import type { ServiceAnswers } from "../answers";

export default {
  resources: {
    "kubernetes:networking.k8s.io/v1:NetworkPolicy": {},
  },
} satisfies ServiceAnswers;
