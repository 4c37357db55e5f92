import { ruleOn } from "../../../rule";
import { grantsOfRepositories, imageWriters, isEverybody, membersOf } from "../../../views/grants";

const writes = [...imageWriters, "roles/editor", "roles/owner"];

/** A pool of workloads is mostly a pipeline's, one of a workforce never. */
const arePeople = (member: string) =>
  ["user:", "group:", "domain:"].some((kind) => member.startsWith(kind)) || member.includes("/workforcePools/");

const [workforce, pipeline] = [
  "principalSet://iam.googleapis.com/locations/global/workforcePools/staff/*",
  "principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/ci/group/release",
];

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
      .filter((member) => isEverybody(member) || (arePeople(member) && writes.includes(grant.role ?? "")))
      .map((member) => `grants ${grant.role} to ${member}`),
  good: () => [
    { role: "roles/artifactregistry.reader", member: "user:a@example.com" },
    { role: "roles/viewer", member: "user:a@example.com" },
    { role: "roles/artifactregistry.writer", member: "serviceAccount:ci@p.iam.gserviceaccount.com" },
    { role: "roles/artifactregistry.writer", member: pipeline },
  ],
  bad: () => [
    { role: "roles/artifactregistry.reader", member: "allUsers" },
    ...writes.map((role) => ({ role, member: "user:a@example.com" })),
    ...["group:all@example.com", "domain:example.com", workforce].map((member) => ({
      role: "roles/artifactregistry.writer",
      member,
    })),
  ],
});
