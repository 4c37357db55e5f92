import type { ServiceAnswers } from "../answers";
import { autoName } from "./names";

export default {
  resources: { "gcp:pubsub/topic:Topic": { autoName } },
} satisfies ServiceAnswers;
