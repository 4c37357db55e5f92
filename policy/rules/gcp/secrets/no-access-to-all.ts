import { text, when } from "../../../problems";
import { ruleOn } from "../../../rule";
import { grantsOnWholes } from "../../../views/grants";

const member = "group:a@example.com";

export default ruleOn(grantsOnWholes, {
  id: "gcp/secrets/no-access-to-all",
  title: "Secrets are opened one by one",
  why: "A right on a project opens every secret, those that come later too.",
  severity: "high",
  area: "secrets management",
  controls: {},
  fix: "Grant the role on the secret, with gcp.secretmanager.SecretIamMember.",
  check: ({ role }) => when(text(role).startsWith("roles/secretmanager.secret"), `grants ${role} on all secrets in it`),
  good: () => [{ role: "roles/logging.logWriter", member }],
  bad: () => [{ role: "roles/secretmanager.secretAccessor", member }],
});
