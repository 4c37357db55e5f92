import type { ServiceAnswers } from "../answers";

export default {
  resources: {
    "docker-build:index:Index": {
      defaults: { push: true },
      outputs: ({ tag }) => ({ ref: `${String(tag)}@sha256:${"0123456789abcdef".repeat(4)}` }),
    },
  },
} satisfies ServiceAnswers;
