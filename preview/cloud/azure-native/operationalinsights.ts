import type { ServiceAnswers } from "../answers";
import { random, uuidOf } from "../azure-names";

export default {
  resources: {
    "azure-native:operationalinsights:Workspace": random("workspaceName", (_, { urn }) => ({
      customerId: uuidOf(urn),
    })),
  },
} satisfies ServiceAnswers;
