import { unless, when } from "../../../problems";
import { rule } from "../../../rule";
import { problemsOf } from "../../../unknown";

export default rule("azure-native:storage:BlobServiceProperties", {
  id: "azure/storage/containers-recoverable",
  title: "Deleted containers of blobs can be had back for a week",
  why: "What was deleted by mistake or by ransomware can then be had back.",
  severity: "medium",
  area: "runtime security",
  controls: { "azure-foundations": ["9.2.2"] },
  fix: "Set containerDeleteRetentionPolicy.enabled to true, with 7 days or more.",
  check: ({ containerDeleteRetentionPolicy: policy }) =>
    problemsOf(
      () => unless(policy?.enabled === true, "containerDeleteRetentionPolicy.enabled is not true"),
      () => unless((policy?.days ?? 0) >= 7, `containerDeleteRetentionPolicy.days is ${policy?.days ?? "not set"}`),
      () => when(policy?.allowPermanentDelete === true, "containerDeleteRetentionPolicy.allowPermanentDelete is true"),
    ),
  good: () => [{ containerDeleteRetentionPolicy: { enabled: true, days: 7 } }],
  bad: () => [
    {},
    { containerDeleteRetentionPolicy: { enabled: true, days: 1 } },
    { containerDeleteRetentionPolicy: { enabled: true, days: 7, allowPermanentDelete: true } },
  ],
});
