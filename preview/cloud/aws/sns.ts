import { arn } from "../aws-arn";
import type { ServiceAnswers } from "../answers";

export default {
  resources: {
    "aws:sns/topic:Topic": {
      autoName: { property: "name", maxLength: 256 },
      outputs: ({ name }, { config }) => {
        const id = arn(config, "sns", String(name));
        return { id, arn: id, owner: config.accountId };
      },
    },
    "aws:sns/topicPolicy:TopicPolicy": {},
    "aws:sns/topicSubscription:TopicSubscription": {
      outputs: ({ topic }) => ({ arn: `${topic}:00000000-0000-4000-8000-000000000000`, pendingConfirmation: true }),
    },
  },
} satisfies ServiceAnswers;
