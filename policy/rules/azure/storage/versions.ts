import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:storage:BlobServiceProperties", {
  id: "azure/storage/versions",
  title: "Blobs keep their earlier versions",
  why: "What was overwritten by mistake or by ransomware can then be had back.",
  severity: "low",
  area: "runtime security",
  controls: { "azure-foundations": ["9.2.3"] },
  fix: "Set isVersioningEnabled to true.",

  check: ({ isVersioningEnabled }) => unless(isVersioningEnabled === true, "isVersioningEnabled is not true"),
  good: () => [{ isVersioningEnabled: true }],
  bad: () => [{}, { isVersioningEnabled: false }],
});
