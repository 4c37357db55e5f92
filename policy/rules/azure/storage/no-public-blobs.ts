import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:storage:StorageAccount", {
  id: "azure/storage/no-public-blobs",
  title: "No blob is readable for everybody",
  why: "One container set to public by mistake publishes all that it holds.",
  severity: "critical",
  area: "identity",
  controls: { "azure-foundations": ["9.3.8"] },
  fix: "Set allowBlobPublicAccess to false.",
  // Left out, it is false.
  check: ({ allowBlobPublicAccess }) => when(allowBlobPublicAccess === true, "allowBlobPublicAccess is true"),
  good: () => [{ allowBlobPublicAccess: false }, {}],
  bad: () => [{ allowBlobPublicAccess: true }],
});
