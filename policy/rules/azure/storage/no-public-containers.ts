import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:storage:BlobContainer", {
  id: "azure/storage/no-public-containers",
  title: "No container of blobs is open to everybody",
  why: "Whoever knows or guesses an address in it reads what is there, without a name.",
  severity: "critical",
  area: "identity",
  controls: { "azure-foundations": ["9.3.8"] },
  fix: "Leave publicAccess out, or set it to None.",
  elsewhere: true,
  // The account may be in another stack.
  check: ({ publicAccess }) =>
    when(publicAccess === "Blob" || publicAccess === "Container", () => `publicAccess is ${publicAccess}`),
  good: () => [{}, { publicAccess: "None" }],
  bad: () => [{ publicAccess: "Blob" }, { publicAccess: "Container" }],
});
