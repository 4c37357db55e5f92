import { unless, when } from "../../../problems";
import { rule } from "../../../rule";
import { problemsOf } from "../../../unknown";

export default rule("azure-native:storage:BlobServiceProperties", {
  id: "azure/storage/blobs-recoverable",
  title: "Deleted blobs can be had back for a week",
  why: "What was deleted by mistake or by ransomware can then be had back.",
  severity: "medium",
  area: "runtime security",
  controls: { "azure-foundations": ["9.2.1"] },
  fix: "Set deleteRetentionPolicy.enabled to true, with 7 days or more.",
  check: ({ deleteRetentionPolicy: policy }) =>
    problemsOf(
      () => unless(policy?.enabled === true, "deleteRetentionPolicy.enabled is not true"),
      () => unless((policy?.days ?? 0) >= 7, `deleteRetentionPolicy.days is ${policy?.days ?? "not set"}`),
      () => when(policy?.allowPermanentDelete === true, "deleteRetentionPolicy.allowPermanentDelete is true"),
    ),
  good: () => [{ deleteRetentionPolicy: { enabled: true, days: 7 } }],
  bad: () => [
    {},
    { deleteRetentionPolicy: { enabled: true, days: 1 } },
    { deleteRetentionPolicy: { enabled: false, days: 7 } },
    { deleteRetentionPolicy: { enabled: true, days: 7, allowPermanentDelete: true } },
  ],
});
