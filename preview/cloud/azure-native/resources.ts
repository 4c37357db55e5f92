import type { ServiceAnswers } from "../answers";
import { copied, random } from "../azure-names";

export default {
  resources: {
    "azure-native:resources:DeploymentAtSubscriptionScope": copied("deploymentName"),
    "azure-native:resources:ResourceGroup": random("resourceGroupName"),
  },
} satisfies ServiceAnswers;
