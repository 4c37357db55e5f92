import type { ServiceAnswers } from "../answers";
import { copied, random, uuidOf } from "../azure-names";

export default {
  resources: {
    "azure-native:managedidentity:UserAssignedIdentity": random("resourceName", (_, { urn, config }) => ({
      principalId: uuidOf(`principal ${urn}`),
      clientId: uuidOf(`client ${urn}`),
      tenantId: config.tenantId,
    })),
    "azure-native:managedidentity:FederatedIdentityCredential": copied("federatedIdentityCredentialResourceName"),
  },
} satisfies ServiceAnswers;
