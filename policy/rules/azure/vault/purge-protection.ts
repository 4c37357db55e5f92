import { unless, when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:keyvault:Vault", {
  id: "azure/vault/purge-protection",
  title: "What is deleted from a vault can be brought back",
  why: "A key that is purged takes everything that it encrypted with it.",
  severity: "high",
  area: "secrets management",
  controls: { "azure-foundations": ["8.3.5"], peers: ["2.19"] },
  fix: "Set properties.enablePurgeProtection to true.",
  check: ({ properties }) => [
    ...unless(properties?.enablePurgeProtection === true, "enablePurgeProtection is not true"),
    ...when(properties?.enableSoftDelete === false, "enableSoftDelete is false"),
  ],
  good: () => [{ properties: { enablePurgeProtection: true } }],
  bad: () => [{}, { properties: { enablePurgeProtection: true, enableSoftDelete: false } }],
});
