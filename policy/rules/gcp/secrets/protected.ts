import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule(["gcp:secretmanager/secret:Secret", "gcp:secretmanager/regionalSecret:RegionalSecret"], {
  id: "gcp/secrets/protected",
  title: "Secrets are not lost by a slip",
  why: "A secret that is gone at once takes down all that reads it, by one wrong command.",
  severity: "low",
  area: "secrets management",
  controls: {},
  fix: "Set deletionProtection to true, and versionDestroyTtl to the time in which a version can be brought back.",
  check: (secret) => [
    ...unless(secret.deletionProtection === true, "deletionProtection is not true"),
    ...unless(isSet(secret, "versionDestroyTtl"), "versionDestroyTtl is not set"),
  ],
  good: () => [{ deletionProtection: true, versionDestroyTtl: "2592000s" }],
  bad: () => [{}, { deletionProtection: true }, { deletionProtection: false, versionDestroyTtl: "2592000s" }],
});
