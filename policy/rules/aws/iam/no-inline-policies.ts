import { forbid } from "../../../rule";

export default forbid(
  ["aws:iam/groupPolicy:GroupPolicy", "aws:iam/rolePolicy:RolePolicy", "aws:iam/userPolicy:UserPolicy"],
  {
    id: "aws/iam/no-inline-policies",
    title: "Policies are resources of their own",
    why: "A policy inside a role is reviewed with nothing else and used by nothing else.",
    severity: "low",
    area: "identity",
    controls: { peers: ["1.31"] },
    fix: "Add an aws.iam.Policy, and attach it.",
    problem: "it is a policy inside of its role, user or group",
  },
);
