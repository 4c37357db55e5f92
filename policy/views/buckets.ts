import type { Resource } from "../resource";
import type { Stack, Typed } from "../stack";

type Bucket = Typed<"aws:s3/bucket:Bucket">;

/** Access to the bucket is logged, as it says itself or as a resource of its own does. */
export function isLogged(bucket: Bucket, stack: Stack): boolean {
  const { logging } = bucket.properties;
  return logging !== undefined || stack.pointingAt(bucket, "aws:s3/bucketLogging:BucketLogging", "bucket").length > 0;
}

/** What closes the buckets to the public: blocks of their own, and those of the account. */
export const blocksOf = (buckets: readonly Resource[], stack: Stack) => [
  ...buckets.flatMap((bucket) =>
    stack.pointingAt(bucket, "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "bucket"),
  ),
  ...stack.all("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock"),
];
