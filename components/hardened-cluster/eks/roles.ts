import { OpenIdConnectProvider, Role, RolePolicy, RolePolicyAttachment } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { AwsAccount } from "../../aws/account";
import { managedPolicyArn, policyDocument, trustInstances, trustService } from "../../aws/policies";

interface RoleArgs {
  readonly account: AwsAccount;
  readonly tags: Readonly<Record<string, string>>;
}

/** What the control plane does in the account; its policies are to be there before the cluster. */
export function clusterRole(
  cluster: string,
  { account, keyArn, tags }: RoleArgs & { keyArn: pulumi.Output<string> },
  parent: pulumi.Resource,
) {
  const name = `${cluster}-control-plane`;
  const assumeRolePolicy = trustService("eks.amazonaws.com", account, clusterArn(cluster, account));
  const role = new Role(name, { assumeRolePolicy, tags }, { parent });
  const policies = [
    new RolePolicyAttachment(
      name,
      { role: role.name, policyArn: managedPolicyArn(account, "AmazonEKSClusterPolicy") },
      { parent },
    ),
    new RolePolicy(
      name,
      {
        role: role.name,
        policy: policyDocument([
          {
            Effect: "Allow",
            Action: ["kms:Encrypt", "kms:Decrypt", "kms:DescribeKey", "kms:ListGrants"],
            Resource: keyArn,
          },
        ]),
      },
      { parent },
    ),
  ];
  return { role, policies };
}

/**
 * What a node does in the account: join, pull images, be managed by Systems Manager (K13). K8: pods on the node's network
 * can take this role, so the network plugin has one of its own, and pulling is all it may do with ECR.
 */
export function nodeRole(cluster: string, { account, tags }: RoleArgs, parent: pulumi.Resource) {
  const name = `${cluster}-nodes`;
  const role = new Role(name, { assumeRolePolicy: trustInstances(account), tags }, { parent });
  const policies = [
    "AmazonEKSWorkerNodePolicy",
    "AmazonEC2ContainerRegistryPullOnly",
    "AmazonSSMManagedInstanceCore",
  ].map(
    (policy) =>
      new RolePolicyAttachment(
        `${name}-${policy}`,
        { role: role.name, policyArn: managedPolicyArn(account, policy) },
        { parent },
      ),
  );
  return { role, policies };
}

/** K8, K9: the network plugin's own role, bound to its service account by the cluster's identity provider. */
export function networkPluginRole(
  { name, account, tags }: RoleArgs & { name: string },
  identities: OpenIdConnectProvider,
  parent: pulumi.Resource,
) {
  const issuer = identities.url.apply((url) => url.replace("https://", ""));
  const assumeRolePolicy = policyDocument([
    {
      Effect: "Allow",
      Principal: { Federated: identities.arn },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: {
        StringEquals: issuer.apply((url) => ({
          [`${url}:sub`]: "system:serviceaccount:kube-system:aws-node",
          [`${url}:aud`]: "sts.amazonaws.com",
        })),
      },
    },
  ]);
  const role = new Role(`${name}-network-plugin`, { assumeRolePolicy, tags }, { parent });
  new RolePolicyAttachment(
    `${name}-network-plugin`,
    { role: role.name, policyArn: managedPolicyArn(account, "AmazonEKS_CNI_Policy") },
    { parent },
  );
  return role;
}

export function clusterArn(cluster: string, { partition, region, id }: AwsAccount) {
  return pulumi.interpolate`arn:${partition}:eks:${region}:${id}:cluster/${cluster}`;
}
