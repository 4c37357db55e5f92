import { list } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:iam/policyAttachment:PolicyAttachment", {
  id: "aws/iam/no-user-attachments",
  title: "Policies are attached to groups and roles, not to users",
  why: "Rights given one by one are forgotten one by one.",
  severity: "medium",
  area: "identity",
  controls: { "aws-foundations": ["2.13"] },
  fix: "Leave users out.",
  elsewhere: true,
  check: ({ users }) => list(users).map((user) => `attaches a policy to user ${user}`),
  good: [{ roles: ["sensor"] }, { users: [] }],
  bad: [{ users: ["alice"] }],
});
