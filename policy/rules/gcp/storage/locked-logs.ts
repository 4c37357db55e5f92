import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";

export default stackRule("gcp:storage/bucket:Bucket", {
  id: "gcp/storage/locked-logs",
  title: "Buckets that keep logs are locked",
  why: "Traces that an intruder can delete prove nothing.",
  severity: "medium",
  area: "logging",
  controls: { "gcp-foundations": ["2.4"] },
  fix: "Set retentionPolicy of the bucket, with isLocked.",
  elsewhere: true,
  applies: (bucket, stack) => stack.pointingAt(bucket, "gcp:logging/projectSink:ProjectSink", "destination").length > 0,
  check: ({ properties: { retentionPolicy } }) =>
    unless(retentionPolicy?.isLocked === true, "retentionPolicy.isLocked is not true"),
  good: () => [
    [
      resource("gcp:storage/bucket:Bucket", "bucket", {
        retentionPolicy: { retentionPeriod: "31536000", isLocked: true },
      }),
      resource("gcp:logging/projectSink:ProjectSink", "sink", {}, { destination: "bucket" }),
    ],
  ],
  bad: () => [
    [
      resource("gcp:storage/bucket:Bucket", "bucket", {}),
      resource("gcp:logging/projectSink:ProjectSink", "sink", {}, { destination: "bucket" }),
    ],
    [
      resource("gcp:storage/bucket:Bucket", "bucket", { retentionPolicy: { retentionPeriod: "31536000" } }),
      resource("gcp:logging/projectSink:ProjectSink", "sink", {}, { destination: "bucket" }),
    ],
  ],
});
