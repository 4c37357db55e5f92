import type { Stack, Typed } from "../stack";

type Bucket = Typed<"aws:s3/bucket:Bucket">;

/** Access to the bucket is logged, as it says itself or as a resource of its own does. */
export function isLogged(bucket: Bucket, stack: Stack): boolean {
  const { logging } = bucket.properties;
  return logging !== undefined || stack.pointingAt(bucket, "aws:s3/bucketLogging:BucketLogging", "bucket").length > 0;
}
