import { text, when } from "../../../problems";
import { ruleOn } from "../../../rule";
import { grantsOnWholes } from "../../../views/grants";

/** What else there is, roles/secretmanager.viewer, shows no secret and changes none. */
const opens = (role: string) => role === "roles/secretmanager.admin" || role.startsWith("roles/secretmanager.secret");

const member = "group:a@example.com";

export default ruleOn(grantsOnWholes, {
  id: "gcp/secrets/no-access-to-all",
  title: "Secrets are opened one by one",
  why: "A right on a project opens every secret, those that come later too.",
  severity: "high",
  area: "secrets management",
  controls: {},
  fix: "Grant the role on the secret, with gcp.secretmanager.SecretIamMember.",
  check: ({ role }) => when(opens(text(role)), `grants ${role} on all secrets in it`),
  good: () => ["roles/logging.logWriter", "roles/secretmanager.viewer"].map((role) => ({ role, member })),
  bad: () => ["roles/secretmanager.secretAccessor", "roles/secretmanager.admin"].map((role) => ({ role, member })),
});
