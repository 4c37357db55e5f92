import { text, when } from "../../../problems";
import { ruleOn } from "../../../rule";
import { grantsInProject } from "../../../views/grants";

const member = "group:a@example.com";

export default ruleOn(grantsInProject, {
  id: "gcp/secrets/no-access-to-all",
  title: "Secrets are opened one by one",
  why: "A right on the project opens every secret, those that come later too.",
  severity: "high",
  area: "secrets management",
  controls: {},
  fix: "Grant the role on the secret, with gcp.secretmanager.SecretIamMember.",
  check: ({ role }) =>
    when(text(role).startsWith("roles/secretmanager.secret"), `grants ${role} on all secrets of the project`),
  good: [{ role: "roles/logging.logWriter", member }],
  bad: [{ role: "roles/secretmanager.secretAccessor", member }],
});
