import type { ServiceAnswers } from "../answers";

export default {
  resources: {
    "kubernetes:policy/v1:PodDisruptionBudget": {},
  },
} satisfies ServiceAnswers;
