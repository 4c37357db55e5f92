import { text } from "../../../problems";
import { ruleOn } from "../../../rule";
import { grantsOfRepositories, isEverybody, membersOf } from "../../../views/grants";

export default ruleOn(grantsOfRepositories, {
  id: "gcp/registry/least-access",
  title: "People and strangers do not change images",
  why: "Who can write an image runs code wherever the image runs.",
  severity: "high",
  area: "image security",
  controls: { gke: ["5.1.2"], peers: ["3.9"] },
  fix: "Grant roles/artifactregistry.reader to named members, and writing to the pipeline's service account.",
  check: (grant) =>
    membersOf(grant)
      .filter((member) => isEverybody(member) || (member.startsWith("user:") && !text(grant.role).endsWith(".reader")))
      .map((member) => `grants ${grant.role} to ${member}`),
  good: () => [
    { role: "roles/artifactregistry.reader", member: "user:a@example.com" },
    { role: "roles/artifactregistry.writer", member: "serviceAccount:ci@p.iam.gserviceaccount.com" },
  ],
  bad: () => [
    { role: "roles/artifactregistry.reader", member: "allUsers" },
    { role: "roles/artifactregistry.writer", member: "user:a@example.com" },
  ],
});
