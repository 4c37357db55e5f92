import { resource } from "../../../examples";
import { text, when, type Problems } from "../../../problems";
import { stackRule } from "../../../rule";
import type { Stack, Typed } from "../../../stack";
import { allHold, problemsIn } from "../../../unknown";
import { actionsInWords, allows, matching, someAction, type Statement } from "../../../views/policy-statements";
import { managedPoliciesOf, ownStatementsOf } from "../../../views/role-policies";

const isWrite = (action: string) =>
  /^ecr:(put|upload|initiate|complete|delete|create|set|batchdelete)/i.test(action) ||
  ["ecr:PutImage", "ecr:BatchDeleteImage"].some(matching(action, "i"));

/** Each is read by itself: what is not known yet of one hides nothing of another. */
const rightsOf = (role: Typed<"aws:iam/role:Role">, stack: Stack): readonly (() => Problems)[] => [
  ...managedPoliciesOf(role, stack).map((arns) => () => problemsIn(arns(), ofManaged)),
  ...ownStatementsOf(role, stack).map((named) => () => ofStatement(named.item)),
];

const ofManaged = (arn: unknown) =>
  when(/\/AmazonEC2ContainerRegistry(PowerUser|FullAccess)$/.test(text(arn)), `has ${text(arn)}`);

const ofStatement = (statement: Statement) =>
  when(
    allHold(
      () => allows(statement),
      () => someAction(statement, isWrite),
    ),
    () => `allows ${actionsInWords(statement, isWrite)}`,
  );

const pushing = JSON.stringify({ Statement: [{ Effect: "Allow", Action: "ecr:PutImage", Resource: "*" }] });

export default stackRule("aws:eks/nodeGroup:NodeGroup", {
  id: "aws/eks/node-role-reads-images-only",
  title: "Nodes pull images, and cannot push them",
  why: "Every pod on a node can come to the node's role, and could then replace the images of all.",
  severity: "medium",
  area: "image security",
  controls: { eks: ["5.1.3"] },
  fix: "Attach AmazonEC2ContainerRegistryPullOnly to the node role, and nothing that writes to ECR.",
  applies: (group, stack) => stack.behind(group, "nodeRoleArn", "aws:iam/role:Role").length > 0,
  check: (group, stack) =>
    problemsIn(stack.behind(group, "nodeRoleArn", "aws:iam/role:Role"), (role) =>
      problemsIn(rightsOf(role, stack), (problems) => problems()).map((problem) => `${role.name} ${problem}`),
    ),
  good: () => [
    [
      resource("aws:iam/role:Role", "node", {}),
      resource(
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        "pull",
        { policyArn: "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly" },
        { role: "node" },
      ),
      resource("aws:eks/nodeGroup:NodeGroup", "nodes", {}, { nodeRoleArn: "node" }),
    ],
  ],
  bad: () => [
    [
      resource("aws:iam/role:Role", "node", {}),
      resource(
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        "push",
        { policyArn: "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPowerUser" },
        { role: "node" },
      ),
      resource("aws:eks/nodeGroup:NodeGroup", "nodes", {}, { nodeRoleArn: "node" }),
    ],
    [
      resource("aws:iam/role:Role", "node", {}),
      resource("aws:iam/rolePolicy:RolePolicy", "own", { policy: pushing }, { role: "node" }),
      resource("aws:eks/nodeGroup:NodeGroup", "nodes", {}, { nodeRoleArn: "node" }),
    ],
    [
      resource("aws:iam/role:Role", "node", { inlinePolicies: [{ name: "own", policy: pushing }] }),
      resource("aws:eks/nodeGroup:NodeGroup", "nodes", {}, { nodeRoleArn: "node" }),
    ],
  ],
});
