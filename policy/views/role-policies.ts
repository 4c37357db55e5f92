import type { Resource } from "../resource";
import type { Stack, Typed } from "../stack";
import { known, knownOf } from "../unknown";
import { asList } from "./json";
import { identityStatements } from "./policy-documents";
import type { Statement } from "./policy-statements";
import { type Named, orOpen } from "./view";

type Role = Typed<"aws:iam/role:Role">;

/** What attaches managed policies, and the property that names them. */
interface Attachment {
  readonly resource: Resource;
  readonly policies: "policyArn" | "policyArns";
}

const naming = (policies: Attachment["policies"]) => (resource: Resource) => ({ resource, policies });

const attachmentsOf = (role: Role, stack: Stack): readonly Attachment[] => [
  ...stack.pointingAt(role, "aws:iam/rolePolicyAttachment:RolePolicyAttachment", "role").map(naming("policyArn")),
  ...stack.pointingAt(role, "aws:iam/policyAttachment:PolicyAttachment", "roles").map(naming("policyArn")),
  ...stack
    .pointingAt(role, "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive", "roleName")
    .map(naming("policyArns")),
];

/** What the stack has written itself has no ARN yet that could be one of AWS' own. */
const ownPoliciesIn = ({ resource, policies }: Attachment, stack: Stack) =>
  stack.behind(resource, policies, "aws:iam/policy:Policy");

/** Of several, those that are not known yet may all be the stack's own. */
function foreignPoliciesIn(attachment: Attachment, stack: Stack): readonly unknown[] {
  const { properties } = attachment.resource;
  const own = ownPoliciesIn(attachment, stack).length;
  if (own === 0) return asList(properties[attachment.policies]);
  const all = asList(known(properties, attachment.policies));
  const read = knownOf(all);
  return all.length - read.length > own ? all : read;
}

/** ARNs of the managed policies that the stack attaches to a role: place by place, read when a rule asks for them. */
export function managedPoliciesOf(role: Role, stack: Stack): readonly (() => readonly unknown[])[] {
  return [
    ...attachmentsOf(role, stack).map((attachment) => () => foreignPoliciesIn(attachment, stack)),
    () => asList(role.properties.managedPolicyArns),
  ];
}

/** What the stack itself allows a role, in the role or beside it. */
export function ownStatementsOf(role: Role, stack: Stack): readonly Named<Statement>[] {
  const statementsIn = (resource: Resource) => orOpen(() => identityStatements.items(resource));
  return [
    ...statementsIn(role),
    ...stack.pointingAt(role, "aws:iam/rolePolicy:RolePolicy", "role").flatMap(statementsIn),
    ...attachmentsOf(role, stack).flatMap((attachment) =>
      orOpen(() => ownPoliciesIn(attachment, stack).flatMap(statementsIn)),
    ),
  ];
}
