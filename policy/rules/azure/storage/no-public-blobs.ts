import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:storage:StorageAccount", {
  id: "azure/storage/no-public-blobs",
  title: "No blob is readable for everybody",
  why: "One container set to public by mistake publishes all that it holds.",
  severity: "critical",
  area: "logging",
  controls: { "azure-foundations": ["9.3.8"] },
  fix: "Set allowBlobPublicAccess to false.",
  check: ({ allowBlobPublicAccess }) => unless(allowBlobPublicAccess === false, "allowBlobPublicAccess is not false"),
  good: [{ allowBlobPublicAccess: false }],
  bad: [{}, { allowBlobPublicAccess: true }],
});
