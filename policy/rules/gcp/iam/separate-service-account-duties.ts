import { resource } from "../../../examples";
import { stackRule } from "../../../rule";
import { heldBy, projectGrants } from "../../../views/project-grants";

export default stackRule(projectGrants, {
  id: "gcp/iam/separate-service-account-duties",
  title: "Nobody both makes service accounts and acts as them (proxy)",
  why: "Who has both can make an account with any right, and use it.",
  severity: "medium",
  area: "identity",
  controls: { "gcp-foundations": ["1.9"] },
  fix: "Grant roles/iam.serviceAccountAdmin and roles/iam.serviceAccountUser to different members.",
  elsewhere: true,
  applies: ({ properties }) => properties.role === "roles/iam.serviceAccountAdmin",
  check: (grant, stack) =>
    heldBy(grant, stack, (role) => role === "roles/iam.serviceAccountUser").map((member) => `${member} has both roles`),
  good: [
    [
      resource("gcp:projects/iAMMember:IAMMember", "makes", {
        role: "roles/iam.serviceAccountAdmin",
        member: "group:admins@example.com",
      }),
      resource("gcp:projects/iAMMember:IAMMember", "acts", {
        role: "roles/iam.serviceAccountUser",
        member: "group:developers@example.com",
      }),
    ],
  ],
  bad: [
    [
      resource("gcp:projects/iAMMember:IAMMember", "makes", {
        role: "roles/iam.serviceAccountAdmin",
        member: "group:admins@example.com",
      }),
      resource("gcp:projects/iAMBinding:IAMBinding", "acts", {
        role: "roles/iam.serviceAccountUser",
        members: ["group:admins@example.com"],
      }),
    ],
  ],
});
