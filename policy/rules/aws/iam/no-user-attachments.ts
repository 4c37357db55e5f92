import { list } from "../../../problems";
import { rule } from "../../../rule";
import type { PropertiesOf } from "../../../types";
import { problemsOf } from "../../../unknown";

const types = [
  "aws:iam/policyAttachment:PolicyAttachment",
  "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
] as const;

type Attachment = Partial<PropertiesOf<(typeof types)[0]> & PropertiesOf<(typeof types)[1]>>;

export default rule(types, {
  id: "aws/iam/no-user-attachments",
  title: "Policies are attached to groups and roles, not to users",
  why: "Rights given one by one are forgotten one by one.",
  severity: "medium",
  area: "identity",
  controls: { "aws-foundations": ["2.13"] },
  fix: "Leave users out.",
  elsewhere: true,
  check: ({ users, policyArns }: Attachment) =>
    problemsOf(
      () => list(users).map((user) => `attaches a policy to user ${user}`),
      () => list(policyArns).map((arn) => `attaches ${arn} to a user`),
    ),
  // Exclusive attachments of none take all away.
  good: () => [{ roles: ["sensor"] }, { users: [] }, { policyArns: [] }],
  bad: () => [{ users: ["alice"] }, { policyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"] }],
});
