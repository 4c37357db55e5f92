import { resource } from "../../../../examples";
import { unless } from "../../../../problems";
import { singletonRule } from "../../../../rule";
import { isLogged } from "../../../../views/buckets";

export default singletonRule("aws:cloudtrail/trail:Trail", {
  id: "aws/account/trail/bucket-logged",
  title: "Access to the bucket of the trail is logged",
  why: "Who read or removed the traces is itself a trace.",
  severity: "low",
  area: "logging",
  controls: { "aws-foundations": ["4.4"] },
  fix: "Add an aws.s3.BucketLogging for the trail's bucket.",
  missing: "no trail whose bucket is in this stack",
  applies: (trail, stack) => stack.behind(trail, "s3BucketName", "aws:s3/bucket:Bucket").length > 0,
  check: (trail, stack) =>
    unless(
      stack.behind(trail, "s3BucketName", "aws:s3/bucket:Bucket").every((bucket) => isLogged(bucket, stack)),
      "access to its bucket is not logged",
    ),
  good: () => [
    [
      resource("aws:s3/bucket:Bucket", "bucket", {}),
      resource("aws:cloudtrail/trail:Trail", "trail", {}, { s3BucketName: "bucket" }),
      resource("aws:s3/bucketLogging:BucketLogging", "logging", { targetPrefix: "trail/" }, { bucket: "bucket" }),
    ],
    [
      resource("aws:s3/bucket:Bucket", "bucket", { logging: { targetBucket: "logs" } }),
      resource("aws:cloudtrail/trail:Trail", "trail", {}, { s3BucketName: "bucket" }),
    ],
  ],
  bad: () => [
    [],
    [
      resource("aws:s3/bucket:Bucket", "bucket", {}),
      resource("aws:cloudtrail/trail:Trail", "trail", {}, { s3BucketName: "bucket" }),
    ],
  ],
});
