import { when } from "../../../problems";
import { ruleOn } from "../../../rule";
import { grantsOnWholes, membersOf } from "../../../views/grants";

export default ruleOn(grantsOnWholes, {
  id: "gcp/iam/no-default-service-accounts",
  title: "The project's default service accounts are given no role",
  why: "Everything that names no account of its own runs as one of these.",
  severity: "medium",
  area: "identity",
  controls: { peers: ["3.11"] },
  fix: "Grant the role to a service account that was made for it.",
  check: (grant) =>
    membersOf(grant).flatMap((member) =>
      when(
        /^serviceAccount:(\d+-compute@developer|[^@]+@appspot)\.gserviceaccount\.com$/.test(member),
        `${member} has ${grant.role}`,
      ),
    ),
  good: () => [{ role: "roles/logging.logWriter", member: "serviceAccount:sensor@example.iam.gserviceaccount.com" }],
  bad: () => [
    { role: "roles/logging.logWriter", member: "serviceAccount:123456789012-compute@developer.gserviceaccount.com" },
    { role: "roles/logging.logWriter", members: ["serviceAccount:example@appspot.gserviceaccount.com"] },
  ],
});
