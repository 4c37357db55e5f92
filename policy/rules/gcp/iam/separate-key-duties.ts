import { resource } from "../../../examples";
import { when } from "../../../problems";
import { stackRule } from "../../../rule";
import { problemsIn } from "../../../unknown";
import { givesOneOf, grantsOnWholes, grantsOfKeys, isGiven, membersWith } from "../../../views/grants";

const types = [...grantsOnWholes.types, ...grantsOfKeys.types];

const administers = ["roles/cloudkms.admin"];
const uses = ["Encrypter", "Decrypter", "EncrypterDecrypter"].flatMap((use) => [
  `roles/cloudkms.cryptoKey${use}`,
  `roles/cloudkms.cryptoKey${use}ViaDelegation`,
]);

export default stackRule(types, {
  id: "gcp/iam/separate-key-duties",
  title: "Nobody both administers keys and uses them (proxy)",
  why: "Who has both could open everything, and hide it by changing the key.",
  severity: "medium",
  area: "identity",
  controls: { "gcp-foundations": ["1.12"] },
  fix: "Grant roles/cloudkms.admin and the encrypter and decrypter roles to different members.",
  elsewhere: true,
  applies: (granting) => givesOneOf(granting, administers),
  check: (granting, stack) =>
    problemsIn(membersWith(granting, administers), (member) =>
      when(isGiven(stack, types, member, uses), `${member} also has a role to use keys`),
    ),
  good: () => [
    [
      resource("gcp:projects/iAMMember:IAMMember", "administers", {
        role: "roles/cloudkms.admin",
        member: "group:admins@example.com",
      }),
    ],
  ],
  bad: () => [
    [
      resource("gcp:projects/iAMMember:IAMMember", "administers", {
        role: "roles/cloudkms.admin",
        member: "group:admins@example.com",
      }),
      resource("gcp:projects/iAMMember:IAMMember", "uses", {
        role: "roles/cloudkms.cryptoKeyEncrypterDecrypter",
        member: "group:admins@example.com",
      }),
    ],
    [
      resource("gcp:projects/iAMPolicy:IAMPolicy", "all", {
        policyData: JSON.stringify({
          bindings: [{ role: "roles/cloudkms.admin", members: ["group:admins@example.com"] }],
        }),
      }),
      resource("gcp:kms/cryptoKeyIAMPolicy:CryptoKeyIAMPolicy", "key", {
        policyData: JSON.stringify({
          bindings: [{ role: "roles/cloudkms.cryptoKeyDecrypter", members: ["group:admins@example.com"] }],
        }),
      }),
    ],
  ],
});
