import { ruleOn } from "../../../rule";
import { grantsOfBuckets, isEverybody, membersOf } from "../../../views/grants";

export default ruleOn(grantsOfBuckets, {
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
  good: () => [{ role: "roles/storage.objectViewer", member: "group:readers@example.com" }],
  bad: () => [{ role: "roles/storage.objectViewer", member: "allUsers" }],
});
