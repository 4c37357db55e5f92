import { when } from "../../../problems";
import { ruleOn } from "../../../rule";
import { aclEntities } from "../../../views/bucket-acls";
import { isEverybody } from "../../../views/grants";

export default ruleOn(aclEntities, {
  id: "gcp/storage/no-public-acls",
  title: "No ACL opens a bucket or what is in it to the public",
  why: "What an ACL publishes shows in no list of roles, and is found by those who look for such.",
  severity: "critical",
  area: "identity",
  controls: { "gcp-foundations": ["5.1"] },
  fix: "Name users or groups, or better set uniformBucketLevelAccess of the bucket, and give them roles.",
  elsewhere: true,
  check: (entity) => when(isEverybody(entity), `${entity} may use it`),
  good: () => ["group-readers@example.com", "user-publicRead@example.com"],
  bad: () => ["allUsers", "allAuthenticatedUsers"],
});
