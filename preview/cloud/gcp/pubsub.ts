import type { ServiceAnswers } from "../answers";
import { autoName } from "./names";

export default {
  resources: {
    "gcp:pubsub/topic:Topic": { autoName },
    "gcp:pubsub/topicIAMMember:TopicIAMMember": { outputs: () => ({ etag: "BwYh7Zt0q4A=" }) },
    "gcp:pubsub/subscription:Subscription": { autoName },
  },
} satisfies ServiceAnswers;
