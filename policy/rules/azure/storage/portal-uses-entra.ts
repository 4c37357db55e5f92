import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:storage:StorageAccount", {
  id: "azure/storage/portal-uses-entra",
  title: "The portal reads storage with the reader's own identity",
  why: "With the account's key, the portal shows all data to everybody who may list keys.",
  severity: "low",
  area: "identity",
  controls: { "azure-foundations": ["9.3.3.1"] },
  fix: "Set defaultToOAuthAuthentication to true, or allowSharedKeyAccess to false.",
  elsewhere: true,
  applies: ({ allowSharedKeyAccess }) => allowSharedKeyAccess !== false,
  check: ({ defaultToOAuthAuthentication }) =>
    unless(defaultToOAuthAuthentication === true, "defaultToOAuthAuthentication is not true"),
  good: () => [{ defaultToOAuthAuthentication: true }],
  bad: () => [{}, { defaultToOAuthAuthentication: false }],
});
