import { when } from "../../../problems";
import { rule } from "../../../rule";
import { attachedPolicies, attachments } from "../../../views/policy-attachments";

/** Who may write IAM can become an administrator, and a power user may do all else. */
const administrative = /\/(AdministratorAccess|IAMFullAccess|PowerUserAccess)$/;

export default rule(attachments, {
  id: "aws/iam/no-administrator-attachments",
  title: "Nobody is an administrator of the account",
  why: "Whoever steals an administrator's credentials owns the account.",
  severity: "critical",
  area: "identity",
  controls: { "aws-foundations": ["2.14"] },
  fix: "Attach a policy that allows what is needed.",
  check: (attachment) =>
    attachedPolicies(attachment).flatMap((arn) => when(administrative.test(arn), `attaches ${arn}`)),
  good: () => [
    { policyArn: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore" },
    { managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"] },
  ],
  bad: () => [
    {
      policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
      managedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"],
    },
    { policyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] },
    { managedPolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
    { managedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] },
    ...["IAMFullAccess", "PowerUserAccess"].map((name) => {
      const arn = `arn:aws:iam::aws:policy/${name}`;
      return { policyArn: arn, managedPolicyArns: [arn] };
    }),
  ],
});
