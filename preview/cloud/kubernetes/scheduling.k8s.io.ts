import type { ServiceAnswers } from "../answers";

export default {
  resources: {
    "kubernetes:scheduling.k8s.io/v1:PriorityClass": {},
  },
} satisfies ServiceAnswers;
