import { forbid } from "../../../rule";

export default forbid(["aws:iam/userPolicy:UserPolicy", "aws:iam/userPolicyAttachment:UserPolicyAttachment"], {
  id: "aws/iam/no-user-policies",
  title: "Users get their permissions through groups",
  why: "Rights given one by one are forgotten one by one.",
  severity: "medium",
  area: "identity",
  controls: { "aws-foundations": ["2.13"] },
  fix: "Attach the policy to a group or a role.",
  problem: "gives one user a permission",
});
