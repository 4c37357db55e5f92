import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:storage/bucket:Bucket", {
  id: "gcp/storage/uniform-access",
  title: "Access to buckets is decided by IAM alone",
  why: "An ACL on one object can publish it, and no list of permissions shows that.",
  severity: "medium",
  area: "identity",
  controls: { "gcp-foundations": ["5.2"] },
  fix: "Set uniformBucketLevelAccess to true.",
  elsewhere: true,

  check: ({ uniformBucketLevelAccess }) =>
    unless(uniformBucketLevelAccess === true, "uniformBucketLevelAccess is not true"),
  good: () => [{ uniformBucketLevelAccess: true }],
  bad: () => [{}, { uniformBucketLevelAccess: false }],
});
