import { ruleOn } from "../../../rule";
import { membersOf, grantsOnWholes } from "../../../views/grants";

/** A role of one's own has the project before its name, which says nothing of what it allows. */
const isAdmin = (role = "") => ["roles/owner", "roles/editor"].includes(role) || /admin[^/]*$/i.test(role);

export default ruleOn(grantsOnWholes, {
  id: "gcp/iam/no-admin-service-accounts",
  title: "Service accounts administer no project, folder or organization",
  why: "Whoever steals its token owns all that is in there.",
  severity: "critical",
  area: "identity",
  controls: { "gcp-foundations": ["1.6"] },
  fix: "Grant a role on the resource that the service account works with.",
  check: (grant) =>
    membersOf(grant)
      .filter((member) => member.startsWith("serviceAccount:") && isAdmin(grant.role))
      .map((member) => `${member} has ${grant.role}`),
  good: () => [
    { role: "roles/logging.logWriter", member: "serviceAccount:a@p.iam.gserviceaccount.com" },
    { role: "roles/owner", member: "group:admins@example.com" },
    { role: "projects/admins/roles/reader", member: "serviceAccount:a@admins.iam.gserviceaccount.com" },
  ],
  bad: () =>
    [
      "roles/owner",
      "roles/editor",
      "roles/compute.admin",
      "roles/compute.networkAdmin",
      "roles/compute.instanceAdmin",
      "roles/compute.instanceAdmin.v1",
      "projects/p/roles/administrator",
    ].map((role) => ({
      role,
      members: ["serviceAccount:a@p.iam.gserviceaccount.com"],
    })),
});
