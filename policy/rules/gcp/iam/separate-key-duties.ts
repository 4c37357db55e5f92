import { resource } from "../../../examples";
import { stackRule } from "../../../rule";
import { heldBy, projectGrants } from "../../../views/project-grants";

export default stackRule(projectGrants, {
  id: "gcp/iam/separate-key-duties",
  title: "Nobody both administers keys and uses them (proxy)",
  why: "Who has both could open everything, and hide it by changing the key.",
  severity: "medium",
  area: "identity",
  controls: { "gcp-foundations": ["1.12"] },
  fix: "Grant roles/cloudkms.admin and the encrypter and decrypter roles to different members.",
  elsewhere: true,
  applies: ({ properties }) => properties.role === "roles/cloudkms.admin",
  check: (grant, stack) =>
    heldBy(grant, stack, (role) => /^roles\/cloudkms\.cryptoKey.*crypter/.test(role)).map(
      (member) => `${member} also has a role to use keys`,
    ),
  good: [
    [
      resource("gcp:projects/iAMMember:IAMMember", "administers", {
        role: "roles/cloudkms.admin",
        member: "group:admins@example.com",
      }),
    ],
  ],
  bad: [
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
  ],
});
