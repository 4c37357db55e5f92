import type { ServiceAnswers } from "../answers";

export default {
  resources: {
    "kubernetes:cilium.io/v2:CiliumNetworkPolicy": {},
  },
} satisfies ServiceAnswers;
