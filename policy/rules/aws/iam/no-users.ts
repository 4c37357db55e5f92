import { forbid } from "../../../rule";

export default forbid(
  ["aws:iam/user:User", "aws:iam/userLoginProfile:UserLoginProfile", "aws:iam/accessKey:AccessKey"],
  {
    id: "aws/iam/no-users",
    title: "Identities are roles, with credentials that expire",
    why: "Keys of a user work until somebody takes them away, wherever they were copied to.",
    severity: "high",
    area: "identity",
    controls: { "aws-foundations": ["2.10", "2.11", "2.12"] },
    fix: "Use a role: for people through IAM Identity Center, for workloads through their service or OIDC.",
    problem: "is a credential that stays valid until somebody removes it",
  },
);
