import type { Resource } from "../resource";
import type { Stack, Typed } from "../stack";
import { known } from "../unknown";
import { asList } from "./json";
import { identityStatements } from "./policy-documents";
import type { Statement } from "./policy-statements";
import { type Named, orOpen } from "./view";

type Role = Typed<"aws:iam/role:Role">;

const attachmentsOf = (role: Role, stack: Stack) =>
  stack.pointingAt(role, "aws:iam/rolePolicyAttachment:RolePolicyAttachment", "role");

/** What the stack has written itself has no ARN yet that could be one of AWS' own. */
const ownPolicyIn = (attachment: Resource, stack: Stack) =>
  stack.behind(attachment, "policyArn", "aws:iam/policy:Policy");

/** ARNs of the managed policies that the stack attaches to a role: place by place, read when a rule asks for them. */
export function managedPoliciesOf(role: Role, stack: Stack): readonly (() => readonly unknown[])[] {
  return [
    ...attachmentsOf(role, stack).map((attachment) => () => {
      const isOwn = ownPolicyIn(attachment, stack).length > 0;
      return asList(isOwn ? known(attachment.properties, "policyArn") : attachment.properties.policyArn);
    }),
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
      orOpen(() => ownPolicyIn(attachment, stack).flatMap(statementsIn)),
    ),
  ];
}
