import { resource } from "../../../examples";
import { when } from "../../../problems";
import { stackRule } from "../../../rule";
import { strings } from "../../../views/json";
import { managedPoliciesOf } from "../../../views/role-policies";

export default stackRule("aws:iam/role:Role", {
  id: "aws/iam/no-aws-managed-policies",
  title: "Roles have policies that somebody here has written",
  why: "AWS adds rights to its own policies without asking.",
  severity: "low",
  area: "identity",
  controls: { peers: ["1.32"] },
  fix: "Write a policy with what the role needs.",
  check(role, stack) {
    const foreign = managedPoliciesOf(role, stack)
      .flatMap((arns) => strings(arns()))
      .filter((arn) => /^arn:[\w-]+:iam::aws:policy\//.test(arn));
    // In the order of their names: attachments come in any.
    const names = foreign.map((arn) => arn.split("/").at(-1)).toSorted();
    return when(names.length > 0, `has ${names.join(", ")} of AWS`);
  },
  good: () => [
    [resource("aws:iam/role:Role", "role", { managedPolicyArns: ["arn:aws:iam::123456789012:policy/own"] })],
  ],
  bad: () => [
    [resource("aws:iam/role:Role", "role", { managedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"] })],
    [
      resource("aws:iam/role:Role", "role", {}),
      resource(
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        "attachment",
        { policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
        { role: "role" },
      ),
    ],
  ],
});
