import type { ServiceAnswers } from "../answers";
import { copied, random, uuidOf } from "../azure-names";

export default {
  resources: {
    "azure-native:keyvault:Vault": random("vaultName"),
    "azure-native:keyvault:Secret": copied("secretName", ({ vaultName, secretName, properties }) => {
      const secretUri = `https://${String(vaultName)}.vault.azure.net/secrets/${String(secretName)}`;
      const { value, ...visible } = properties as Record<string, unknown>;
      return { properties: { ...visible, secretUri, secretUriWithVersion: `${secretUri}/${versionOf(value)}` } };
    }),
    "azure-native:keyvault:Key": copied("keyName", ({ vaultName, keyName }) => {
      const keyUri = `https://${String(vaultName)}.vault.azure.net/keys/${String(keyName)}`;
      return { keyUri, keyUriWithVersion: `${keyUri}/0123456789abcdef0123456789abcdef` };
    }),
  },
} satisfies ServiceAnswers;

/** A new value is a new version. */
const versionOf = (value: unknown) => uuidOf(String(value)).replaceAll("-", "");
