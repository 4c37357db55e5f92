import { Role, RolePolicy, RolePolicyAttachment } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { awsAccount } from "../../aws/account";
import { managedPolicyArn, policyDocument, trustInstances, withRights } from "../../aws/policies";

/**
 * What an instance does in the account: what the agent needs in this one cluster, and what Systems Manager needs to open
 * a session (E16). E14: images, logs and secrets belong to the task's own roles.
 */
export function instanceRole(
  cluster: string,
  tags: Readonly<Record<string, string>>,
  parent: pulumi.Resource,
): pulumi.Output<string> {
  const name = `${cluster}-instances`;
  const account = awsAccount(parent);
  const ecs = (resource: string) =>
    pulumi.interpolate`arn:${account.partition}:ecs:${account.region}:${account.id}:${resource}`;

  const role = new Role(name, { assumeRolePolicy: trustInstances(account), tags }, { parent });
  const agent = new RolePolicy(
    `${name}-agent`,
    {
      role: role.name,
      policy: policyDocument([
        {
          Sid: "Cluster",
          Effect: "Allow",
          Action: [
            "ecs:RegisterContainerInstance",
            "ecs:DeregisterContainerInstance",
            "ecs:SubmitAttachmentStateChanges",
            "ecs:SubmitContainerStateChange",
            "ecs:SubmitTaskStateChange",
          ],
          Resource: ecs(`cluster/${cluster}`),
        },
        {
          Sid: "Instance",
          Effect: "Allow",
          Action: ["ecs:Poll", "ecs:StartTelemetrySession", "ecs:UpdateContainerInstancesState", "ecs:TagResource"],
          Resource: ecs(`container-instance/${cluster}/*`),
        },
        // AWS knows no narrower form of these two.
        { Sid: "Lookups", Effect: "Allow", Action: ["ecs:DiscoverPollEndpoint", "ec2:DescribeTags"], Resource: "*" },
      ]),
    },
    { parent },
  );
  const sessions = new RolePolicyAttachment(
    `${name}-sessions`,
    { role: role.name, policyArn: managedPolicyArn(account, "AmazonSSMManagedInstanceCore") },
    { parent },
  );
  return withRights(role.name, [agent, sessions]);
}
