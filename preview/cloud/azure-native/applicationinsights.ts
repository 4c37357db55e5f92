import type { ServiceAnswers } from "../answers";
import { random } from "../azure-names";

export default {
  resources: { "azure-native:applicationinsights:Workbook": random("resourceName") },
} satisfies ServiceAnswers;
