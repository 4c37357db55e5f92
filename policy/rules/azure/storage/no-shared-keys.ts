import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:storage:StorageAccount", {
  id: "azure/storage/no-shared-keys",
  title: "Storage is opened by Azure roles, not by keys",
  why: "A shared key opens everything, tells nobody who used it, and cannot be limited.",
  severity: "high",
  area: "identity",
  controls: { "azure-foundations": ["9.3.1.3"] },
  fix: "Set allowSharedKeyAccess to false.",
  check: ({ allowSharedKeyAccess }) => unless(allowSharedKeyAccess === false, "allowSharedKeyAccess is not false"),
  good: () => [{ allowSharedKeyAccess: false }],
  bad: () => [{}, { allowSharedKeyAccess: true }],
});
