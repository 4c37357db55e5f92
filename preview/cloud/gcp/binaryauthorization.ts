import type { ServiceAnswers } from "../answers";
import { autoName } from "./names";

export default {
  resources: {
    "gcp:binaryauthorization/policy:Policy": {},
    "gcp:binaryauthorization/attestor:Attestor": { autoName },
  },
} satisfies ServiceAnswers;
