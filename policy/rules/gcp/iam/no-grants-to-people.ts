import { ruleOn } from "../../../rule";
import { membersOf, grantsOnWholes } from "../../../views/grants";

export default ruleOn(grantsOnWholes, {
  id: "gcp/iam/no-grants-to-people",
  title: "People get rights through groups",
  why: "Rights of single people stay behind when they leave or change teams.",
  severity: "low",
  area: "identity",
  controls: { peers: ["3.13"] },
  fix: "Grant the role to a group.",
  check: (grant) =>
    membersOf(grant)
      .filter((member) => member.startsWith("user:"))
      .map((member) => `grants ${grant.role} to ${member}`),
  good: () => [{ role: "roles/container.developer", members: ["group:a@example.com"] }],
  bad: () => [{ role: "roles/container.developer", members: ["user:a@example.com"] }],
});
