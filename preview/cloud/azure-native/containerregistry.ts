import type { ServiceAnswers } from "../answers";
import { copied, random } from "../azure-names";

export default {
  resources: {
    "azure-native:containerregistry:Registry": random("registryName", ({ registryName }) => ({
      loginServer: `${String(registryName)}.azurecr.io`,
    })),
    "azure-native:containerregistry:CacheRule": copied("cacheRuleName"),
    "azure-native:containerregistry:TaskRun": copied("taskRunName"),
  },
} satisfies ServiceAnswers;
