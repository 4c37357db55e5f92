import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { allHold, someIs } from "../../../unknown";
import { blocksOf } from "../../../views/buckets";

const ways = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"] as const;

const inAllWays = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};

export default stackRule("aws:s3/bucket:Bucket", {
  id: "aws/s3/no-public-access",
  title: "Buckets are closed to the public",
  why: "One policy or ACL written by mistake publishes all that the bucket holds.",
  severity: "high",
  area: "network isolation",
  controls: { "aws-foundations": ["3.1.4"] },
  fix: "Add an aws.s3.BucketPublicAccessBlock for the bucket with all four settings true, or an aws.s3.AccountPublicAccessBlock for all of them.",
  elsewhere: true,

  // S3 goes by the stricter of a bucket's block and the account's, way by way.
  check(bucket, stack) {
    const blocks = blocksOf([bucket], stack);
    const isClosed = allHold(...ways.map((way) => () => someIs(blocks, ({ properties }) => properties[way] === true)));
    return unless(isClosed, "no BucketPublicAccessBlock or AccountPublicAccessBlock closes it in all four ways");
  },
  good: () => [
    [
      resource("aws:s3/bucket:Bucket", "bucket", {}),
      resource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "block", inAllWays, { bucket: "bucket" }),
    ],
    [
      resource("aws:s3/bucket:Bucket", "bucket", {}),
      resource("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", "account", inAllWays),
    ],
    [
      resource("aws:s3/bucket:Bucket", "bucket", {}),
      resource("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", "account", {
        ...inAllWays,
        blockPublicPolicy: false,
      }),
      resource(
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        "block",
        { blockPublicPolicy: true },
        { bucket: "bucket" },
      ),
    ],
  ],
  bad: () => [
    [resource("aws:s3/bucket:Bucket", "bucket", {})],
    [
      resource("aws:s3/bucket:Bucket", "bucket", {}),
      resource("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", "account", {
        ...inAllWays,
        restrictPublicBuckets: false,
      }),
    ],
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
