import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:storage:StorageAccount", {
  id: "azure/storage/no-nfs",
  title: "Storage does not answer NFS",
  why: "NFS 3 asks nobody who they are, and sends everything in plain.",
  severity: "medium",
  area: "identity",
  controls: {},
  fix: "Leave enableNfsV3 off.",
  check: ({ enableNfsV3 }) => when(enableNfsV3 === true, "enableNfsV3 is true"),
  good: () => [{}],
  bad: () => [{ enableNfsV3: true }],
});
