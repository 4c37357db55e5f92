import { calls } from "../../../../families/bus-events";
import { trailAlarmRule } from "../../../../families/trail-alarms";

const events = [
  "PutBucketPolicy",
  "DeleteBucketPolicy",
  "PutBucketAcl",
  "PutBucketCors",
  "DeleteBucketCors",
  "PutBucketLifecycle",
  "DeleteBucketLifecycle",
  "PutBucketReplication",
  "DeleteBucketReplication",
] as const;

export default trailAlarmRule({
  id: "aws/account/trail-alarms/bucket-policies",
  title: "Changes of bucket policies raise an alarm",
  why: "One changed bucket policy can publish all that the bucket holds, and nobody looks at it by chance.",
  control: "5.8",
  events,
  onBus: calls("s3", events),
});
