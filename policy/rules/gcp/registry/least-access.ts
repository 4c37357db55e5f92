import { text, when } from "../../../problems";
import { rule } from "../../../rule";
import { isEverybody } from "../../../views/project-grants";

export default rule("gcp:artifactregistry/repositoryIamMember:RepositoryIamMember", {
  id: "gcp/registry/least-access",
  title: "People and strangers do not change images",
  why: "Who can write an image runs code wherever the image runs.",
  severity: "high",
  area: "image security",
  controls: { gke: ["5.1.2"], peers: ["3.9"] },
  fix: "Grant roles/artifactregistry.reader to named members, and writing to the pipeline's service account.",
  check: ({ member, role }) => [
    ...when(isEverybody(text(member)), `grants ${role} to ${member}`),
    ...when(text(member).startsWith("user:") && !text(role).endsWith(".reader"), `grants ${role} to ${member}`),
  ],
  good: [
    { role: "roles/artifactregistry.reader", member: "user:a@example.com" },
    { role: "roles/artifactregistry.writer", member: "serviceAccount:ci@p.iam.gserviceaccount.com" },
  ],
  bad: [
    { role: "roles/artifactregistry.reader", member: "allUsers" },
    { role: "roles/artifactregistry.writer", member: "user:a@example.com" },
  ],
});
