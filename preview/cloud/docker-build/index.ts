import { createHash } from "node:crypto";
import type { ServiceAnswers } from "../answers";

export default {
  resources: {
    "docker-build:index:Index": {
      defaults: { push: true },
      // Of another source, another image.
      outputs: ({ tag, sources }) => ({
        ref: `${String(tag)}@sha256:${createHash("sha256").update(JSON.stringify(sources)).digest("hex")}`,
      }),
    },
  },
} satisfies ServiceAnswers;
