import { text } from "../problems";
import type { Stack, Typed } from "../stack";
import { strings } from "./json";
import { statementsOf, type Statement } from "./policy-statements";

type Role = Typed<"aws:iam/role:Role">;

/** ARNs of the managed policies that the stack attaches to a role. */
export function managedPoliciesOf(role: Role, stack: Stack): readonly string[] {
  const attached = stack.pointingAt(role, "aws:iam/rolePolicyAttachment:RolePolicyAttachment", "role");
  return [
    ...attached.map(({ properties }) => text(properties.policyArn)),
    ...strings(role.properties.managedPolicyArns),
  ];
}

/** What the stack writes into a role itself. */
export function ownStatementsOf(role: Role, stack: Stack): readonly Statement[] {
  const policies = stack.pointingAt(role, "aws:iam/rolePolicy:RolePolicy", "role");
  return policies.flatMap(({ properties }) => statementsOf(properties.policy));
}
