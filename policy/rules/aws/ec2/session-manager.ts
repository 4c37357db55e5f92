import { resource } from "../../../examples";
import { text, unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { problemsIn, someIs } from "../../../unknown";
import { managedPoliciesOf } from "../../../views/role-policies";

const grantsSessions = (arn: unknown) => text(arn).endsWith("/AmazonSSMManagedInstanceCore");

export default stackRule("aws:iam/instanceProfile:InstanceProfile", {
  id: "aws/ec2/session-manager",
  title: "Instances are managed by Systems Manager",
  why: "Without it, work on an instance needs SSH keys and an open port, and is not recorded.",
  severity: "medium",
  area: "node security",
  controls: { "aws-compute": ["2.9"], "security-hub": ["SSM.1"] },
  fix: "Attach AmazonSSMManagedInstanceCore to the instances' role.",
  applies: (profile, stack) => stack.behind(profile, "role", "aws:iam/role:Role").length > 0,
  check: (profile, stack) =>
    problemsIn(stack.behind(profile, "role", "aws:iam/role:Role"), (role) =>
      unless(
        someIs(managedPoliciesOf(role, stack), (arns) => someIs(arns(), grantsSessions)),
        `${role.name} lacks AmazonSSMManagedInstanceCore`,
      ),
    ),
  good: () => [
    [
      resource("aws:iam/role:Role", "node", {}),
      resource(
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        "sessions",
        { policyArn: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore" },
        { role: "node" },
      ),
      resource("aws:iam/instanceProfile:InstanceProfile", "profile", {}, { role: "node" }),
    ],
  ],
  bad: () => [
    [
      resource("aws:iam/role:Role", "node", {}),
      resource("aws:iam/instanceProfile:InstanceProfile", "profile", {}, { role: "node" }),
    ],
  ],
});
