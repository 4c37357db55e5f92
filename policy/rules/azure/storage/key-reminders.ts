import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:storage:StorageAccount", {
  id: "azure/storage/key-reminders",
  title: "Whoever uses the keys of storage is reminded to renew them",
  why: "A key of a storage account works for ever, and opens all of it.",
  severity: "low",
  area: "secrets management",
  controls: { "azure-foundations": ["9.3.1.1"] },
  fix: "Set keyPolicy.keyExpirationPeriodInDays to 90 or less, or allowSharedKeyAccess to false.",
  elsewhere: true,
  applies: ({ allowSharedKeyAccess }) => allowSharedKeyAccess !== false,
  check: ({ keyPolicy }) =>
    unless(
      (keyPolicy?.keyExpirationPeriodInDays ?? Infinity) <= 90,
      `keyPolicy.keyExpirationPeriodInDays is ${keyPolicy?.keyExpirationPeriodInDays ?? "not set"}`,
    ),
  good: () => [{ keyPolicy: { keyExpirationPeriodInDays: 90 } }],
  bad: () => [{}, { keyPolicy: { keyExpirationPeriodInDays: 365 } }],
});
