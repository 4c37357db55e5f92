import type { ServiceAnswers } from "../answers";
import { random } from "../azure-names";

export default {
  resources: { "azure-native:resources:ResourceGroup": random("resourceGroupName") },
} satisfies ServiceAnswers;
