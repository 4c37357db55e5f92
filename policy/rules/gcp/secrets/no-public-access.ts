import { ruleOn } from "../../../rule";
import { grantsOfSecrets, isEverybody, membersOf } from "../../../views/grants";

export default ruleOn(grantsOfSecrets, {
  id: "gcp/secrets/no-public-access",
  title: "Secrets are not for everybody",
  why: "A secret that everybody may read is none.",
  severity: "critical",
  area: "secrets management",
  controls: {},
  fix: "Name the member.",
  check: (grant) =>
    membersOf(grant)
      .filter(isEverybody)
      .map((member) => `grants ${grant.role} to ${member}`),
  good: () => [{ role: "roles/secretmanager.secretAccessor", member: "serviceAccount:a@p.iam.gserviceaccount.com" }],
  bad: () => [{ role: "roles/secretmanager.secretAccessor", member: "allAuthenticatedUsers" }],
});
