import { resource } from "../../../examples";
import { stackRule } from "../../../rule";
import { actionsInWords, allows, someAction } from "../../../views/policy-statements";
import { managedPoliciesOf, ownStatementsOf } from "../../../views/role-policies";

const writes = /^(\*|ecr:\*|ecr:(put|upload|initiate|complete|delete|create|set|batchdelete).*)$/i;

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
    stack.behind(group, "nodeRoleArn", "aws:iam/role:Role").flatMap((role) => [
      ...managedPoliciesOf(role, stack)
        .filter((arn) => /\/AmazonEC2ContainerRegistry(PowerUser|FullAccess)$/.test(arn))
        .map((arn) => `${role.name} has ${arn}`),
      ...ownStatementsOf(role, stack)
        .filter((statement) => allows(statement) && someAction(statement, (action) => writes.test(action)))
        .map((statement) => `${role.name} allows ${actionsInWords(statement)}`),
    ]),
  good: [
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
  bad: [
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
      resource(
        "aws:iam/rolePolicy:RolePolicy",
        "own",
        { policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action: "ecr:PutImage", Resource: "*" }] }) },
        { role: "node" },
      ),
      resource("aws:eks/nodeGroup:NodeGroup", "nodes", {}, { nodeRoleArn: "node" }),
    ],
  ],
});
