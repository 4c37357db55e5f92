import type { PropertiesOf } from "../types";
import { strings } from "./json";

/** What attaches managed policies to identities. */
export const attachments = [
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
  "aws:iam/policyAttachment:PolicyAttachment",
  "aws:iam/role:Role",
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment",
] as const;

type Attachment = Partial<
  PropertiesOf<"aws:iam/role:Role"> & PropertiesOf<"aws:iam/rolePolicyAttachment:RolePolicyAttachment">
>;

export function attachedPolicies(attachment: Attachment): readonly string[] {
  return [...strings(attachment.policyArn), ...strings(attachment.managedPolicyArns)];
}
