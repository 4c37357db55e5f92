import type { ServiceAnswers } from "../answers";

export default {
  resources: {
    "kubernetes:networking.gke.io/v1alpha1:FQDNNetworkPolicy": {},
  },
} satisfies ServiceAnswers;
