import type { PropertiesOf } from "../types";
import { strings } from "./json";

/** What attaches managed policies to identities, and to the permission sets of IAM Identity Center. */
export const attachments = [
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
  "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive",
  "aws:iam/policyAttachment:PolicyAttachment",
  "aws:iam/role:Role",
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment",
  "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
  "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment",
  "aws:ssoadmin/managedPolicyAttachmentsExclusive:ManagedPolicyAttachmentsExclusive",
] as const;

type Attachment = Partial<
  PropertiesOf<"aws:iam/role:Role"> &
    PropertiesOf<"aws:iam/rolePolicyAttachment:RolePolicyAttachment"> &
    PropertiesOf<"aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive"> &
    PropertiesOf<"aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment">
>;

export function attachedPolicies(attachment: Attachment): readonly string[] {
  return [
    ...strings(attachment.policyArn),
    ...strings(attachment.policyArns),
    ...strings(attachment.managedPolicyArn),
    ...strings(attachment.managedPolicyArns),
  ];
}
