import type { PropertiesOf } from "../types";
import { strings } from "./json";

/** What attaches managed policies to identities. */
export const attachments = [
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
  "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive",
  "aws:iam/policyAttachment:PolicyAttachment",
  "aws:iam/role:Role",
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment",
  "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
] as const;

type Attachment = Partial<
  PropertiesOf<"aws:iam/role:Role"> &
    PropertiesOf<"aws:iam/rolePolicyAttachment:RolePolicyAttachment"> &
    PropertiesOf<"aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive">
>;

export function attachedPolicies(attachment: Attachment): readonly string[] {
  return [
    ...strings(attachment.policyArn),
    ...strings(attachment.policyArns),
    ...strings(attachment.managedPolicyArns),
  ];
}
