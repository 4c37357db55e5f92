import type { ServiceAnswers } from "../answers";

export default {
  resources: { "gcp:binaryauthorization/policy:Policy": {} },
} satisfies ServiceAnswers;
