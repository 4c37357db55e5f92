import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";

export default stackRule("aws:s3/bucket:Bucket", {
  id: "aws/s3/no-public-access",
  title: "Buckets are closed to the public",
  why: "One policy or ACL written by mistake publishes all that the bucket holds.",
  severity: "high",
  area: "network isolation",
  controls: { "aws-foundations": ["3.1.4"] },
  fix: "Add an aws.s3.BucketPublicAccessBlock for the bucket with all four settings true.",
  elsewhere: true,

  check: (bucket, stack) =>
    unless(
      stack
        .pointingAt(bucket, "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "bucket")
        .some(
          ({ properties }) =>
            properties.blockPublicAcls === true &&
            properties.blockPublicPolicy === true &&
            properties.ignorePublicAcls === true &&
            properties.restrictPublicBuckets === true,
        ),
      "no BucketPublicAccessBlock closes it in all four ways",
    ),
  good: [
    [
      resource("aws:s3/bucket:Bucket", "bucket", {}),
      resource(
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        "block",
        { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
        { bucket: "bucket" },
      ),
    ],
  ],
  bad: [
    [resource("aws:s3/bucket:Bucket", "bucket", {})],
    [
      resource("aws:s3/bucket:Bucket", "bucket", {}),
      resource(
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        "block",
        { blockPublicAcls: true },
        { bucket: "bucket" },
      ),
    ],
  ],
});
