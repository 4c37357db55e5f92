import { rule } from "../../../rule";
import { isEverybody, membersOf } from "../../../views/project-grants";

export default rule(["gcp:storage/bucketIAMMember:BucketIAMMember", "gcp:storage/bucketIAMBinding:BucketIAMBinding"], {
  id: "gcp/storage/not-public",
  title: "Buckets are closed to the public",
  why: "What everybody may read is found by those who look for such.",
  severity: "critical",
  area: "identity",
  controls: { "gcp-foundations": ["5.1"] },
  fix: "Name the members.",
  elsewhere: true,

  check: (grant) =>
    membersOf(grant)
      .filter(isEverybody)
      .map((member) => `${member} may use it`),
  good: [{}],
  bad: [{ member: "allUsers" }],
});
