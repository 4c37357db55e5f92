import { when } from "../../../problems";
import { ruleOn } from "../../../rule";
import { grantsOnWholes } from "../../../views/grants";

const impersonates = [
  "roles/iam.serviceAccountOpenIdTokenCreator",
  "roles/iam.serviceAccountTokenCreator",
  "roles/iam.serviceAccountUser",
  "roles/iam.workloadIdentityUser",
];

const member = "group:a@example.com";

export default ruleOn(grantsOnWholes, {
  id: "gcp/iam/no-impersonation-in-project",
  title: "Nobody can act as every service account of a project, folder or organization",
  why: "Who may act as every account has the rights of the most powerful of them.",
  severity: "high",
  area: "identity",
  controls: { "gcp-foundations": ["1.7"], peers: ["3.12"] },
  fix: "Grant the role on the one service account.",
  check: ({ role }) => when(impersonates.includes(role ?? ""), `grants ${role} on every service account`),
  good: () => [{ role: "roles/logging.logWriter", member }],
  bad: () => impersonates.map((role) => ({ role, member })),
});
