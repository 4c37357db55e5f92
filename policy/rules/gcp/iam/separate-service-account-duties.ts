import { resource } from "../../../examples";
import { when } from "../../../problems";
import { stackRule } from "../../../rule";
import { problemsIn } from "../../../unknown";
import { givesOneOf, grantsOnWholes, isGiven, membersWith } from "../../../views/grants";

const makes = ["roles/iam.serviceAccountAdmin"];
const acts = ["roles/iam.serviceAccountUser"];

export default stackRule(grantsOnWholes.types, {
  id: "gcp/iam/separate-service-account-duties",
  title: "Nobody both makes service accounts and acts as them (proxy)",
  why: "Who has both can make an account with any right, and use it.",
  severity: "medium",
  area: "identity",
  controls: { "gcp-foundations": ["1.9"] },
  fix: "Grant roles/iam.serviceAccountAdmin and roles/iam.serviceAccountUser to different members.",
  elsewhere: true,
  applies: (granting) => givesOneOf(granting, makes),
  check: (granting, stack) =>
    problemsIn(membersWith(granting, makes), (member) =>
      when(isGiven(stack, grantsOnWholes.types, member, acts), `${member} has both roles`),
    ),
  good: () => [
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
  bad: () => [
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
    [
      resource("gcp:projects/iAMPolicy:IAMPolicy", "all", {
        policyData: JSON.stringify({
          bindings: [...makes, ...acts].map((role) => ({ role, members: ["group:admins@example.com"] })),
        }),
      }),
    ],
  ],
});
