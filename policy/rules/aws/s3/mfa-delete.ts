import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";

export default stackRule("aws:s3/bucket:Bucket", {
  id: "aws/s3/mfa-delete",
  title: "Versions in buckets are deleted with MFA only",
  why: "Stolen credentials alone should not be enough to erase what is kept for evidence.",
  severity: "low",
  area: "identity",
  controls: { "aws-foundations": ["3.1.2"] },
  fix: "Set mfaDelete in the bucket's versioning; only the root user can.",
  elsewhere: true,

  check: (bucket, stack) =>
    unless(
      bucket.properties.versioning?.mfaDelete === true ||
        stack
          .pointingAt(bucket, "aws:s3/bucketVersioning:BucketVersioning", "bucket")
          .some(({ properties }) => properties.versioningConfiguration?.mfaDelete === "Enabled"),
      "mfaDelete is not on",
    ),
  good: () => [
    [resource("aws:s3/bucket:Bucket", "bucket", { versioning: { enabled: true, mfaDelete: true } })],
    [
      resource("aws:s3/bucket:Bucket", "bucket", {}),
      resource(
        "aws:s3/bucketVersioning:BucketVersioning",
        "versions",
        { versioningConfiguration: { status: "Enabled", mfaDelete: "Enabled" } },
        { bucket: "bucket" },
      ),
    ],
  ],
  bad: () => [
    [resource("aws:s3/bucket:Bucket", "bucket", {})],
    [
      resource("aws:s3/bucket:Bucket", "bucket", {}),
      resource(
        "aws:s3/bucketVersioning:BucketVersioning",
        "versions",
        { versioningConfiguration: { status: "Enabled" } },
        { bucket: "bucket" },
      ),
    ],
  ],
});
