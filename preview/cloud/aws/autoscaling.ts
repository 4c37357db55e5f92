import { arn } from "../aws-arn";
import type { ServiceAnswers } from "../answers";

export default {
  resources: {
    "aws:autoscaling/group:Group": {
      autoName: { property: "name", maxLength: 255 },
      outputs: ({ name }, { config }) => ({
        id: name,
        arn: arn(config, "autoscaling", `autoScalingGroup:stand-in:autoScalingGroupName/${String(name)}`),
      }),
    },
  },
} satisfies ServiceAnswers;
