import { ruleOn } from "../../../rule";
import { grantsOfIdentity, isEverybody, membersOf } from "../../../views/grants";

export default ruleOn(grantsOfIdentity, {
  id: "gcp/iam/no-public-grants",
  title: "No project, folder, organization or service account is open to everybody",
  why: "Anybody with an account at Google, or without one, then has the role on all that is in there.",
  severity: "critical",
  area: "identity",
  controls: { peers: ["3.15"] },
  fix: "Name the members.",
  check: (grant) =>
    membersOf(grant)
      .filter(isEverybody)
      .map((member) => `grants ${grant.role} to ${member}`),
  good: () => [{ role: "roles/browser", member: "group:deployers@example.com" }],
  bad: () => [
    { role: "roles/browser", member: "allUsers" },
    { role: "roles/browser", member: "allAuthenticatedUsers" },
  ],
});
