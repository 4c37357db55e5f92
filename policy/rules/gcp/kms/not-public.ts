import { ruleOn } from "../../../rule";
import { grantsOfKeys, isEverybody, membersOf } from "../../../views/grants";

export default ruleOn(grantsOfKeys, {
  id: "gcp/kms/not-public",
  title: "Keys are not for everybody",
  why: "A key that everybody may use protects nothing.",
  severity: "critical",
  area: "encryption at rest",
  controls: { "gcp-foundations": ["1.10"] },
  fix: "Name the members.",
  check: (grant) =>
    membersOf(grant)
      .filter(isEverybody)
      .map((member) => `grants ${grant.role} to ${member}`),
  good: () => [
    {
      role: "roles/cloudkms.cryptoKeyDecrypter",
      members: ["serviceAccount:a@p.iam.gserviceaccount.com"],
    },
  ],
  bad: () =>
    ["allUsers", "allAuthenticatedUsers"].map((member) => ({
      role: "roles/cloudkms.cryptoKeyDecrypter",
      members: [member],
    })),
});
