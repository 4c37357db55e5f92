import type { ServiceAnswers } from "../answers";
import { random, uuidOf } from "../azure-names";

export default {
  resources: {
    "azure-native:authorization:ManagementLockByScope": random("lockName"),
    "azure-native:authorization:PolicyAssignment": random("policyAssignmentName"),
    // Azure wants a UUID; the provider makes a random one.
    "azure-native:authorization:RoleAssignment": {
      autoName: { property: "roleAssignmentName", separator: "", digits: 32, maxLength: 32 },
      outputs: ({ roleAssignmentName }) => ({ name: roleAssignmentName }),
    },
  },
  invokes: {
    "azure-native:authorization:getClientConfig": (_, { subscriptionId, tenantId }) => ({
      subscriptionId,
      tenantId,
      clientId: uuidOf("client"),
      objectId: uuidOf("object"),
    }),
  },
} satisfies ServiceAnswers;
