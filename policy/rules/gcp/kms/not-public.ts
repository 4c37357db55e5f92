import { rule } from "../../../rule";
import { isEverybody, membersOf } from "../../../views/project-grants";

export default rule(
  ["gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember", "gcp:kms/cryptoKeyIAMBinding:CryptoKeyIAMBinding"],
  {
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
    good: [
      {
        role: "roles/cloudkms.cryptoKeyDecrypter",
        member: "serviceAccount:a@p.iam.gserviceaccount.com",
        members: ["serviceAccount:a@p.iam.gserviceaccount.com"],
      },
    ],
    bad: ["allUsers", "allAuthenticatedUsers"].map((member) => ({
      role: "roles/cloudkms.cryptoKeyDecrypter",
      member,
      members: [member],
    })),
  },
);
