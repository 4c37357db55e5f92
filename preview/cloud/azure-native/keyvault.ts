import type { ServiceAnswers } from "../answers";
import { copied, random } from "../azure-names";

export default {
  resources: {
    "azure-native:keyvault:Vault": random("vaultName"),
    "azure-native:keyvault:Secret": copied("secretName"),
    "azure-native:keyvault:Key": copied("keyName", ({ vaultName, keyName }) => {
      const keyUri = `https://${String(vaultName)}.vault.azure.net/keys/${String(keyName)}`;
      return { keyUri, keyUriWithVersion: `${keyUri}/0123456789abcdef0123456789abcdef` };
    }),
  },
} satisfies ServiceAnswers;
