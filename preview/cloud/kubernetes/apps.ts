import type { ServiceAnswers } from "../answers";

export default {
  resources: {
    "kubernetes:apps/v1:DaemonSet": {},
  },
} satisfies ServiceAnswers;
