import type { Cluster } from "@pulumi/aws/eks";
import { OpenIdConnectProvider, Role, RolePolicy, RolePolicyAttachment } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { AwsAccount } from "../../aws/account";
import { managedPolicyArn, policyDocument, trustInstances, trustService, withRights } from "../../aws/policies";
import type { EksParts } from "./arguments";

/** What the control plane does in the account; its policies are to be there before the cluster. */
export function clusterRole({ name: cluster, account, keyArn, tags }: EksParts, parent: pulumi.Resource) {
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
export function nodeRole({ name: cluster, account, tags }: EksParts, parent: pulumi.Resource) {
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
export function networkPluginRoleArn(
  { name, account, tags }: EksParts,
  cluster: pulumi.Output<Cluster>,
  parent: pulumi.Resource,
): pulumi.Output<string> {
  // Made here because eks.Cluster would fetch the issuer's certificate, in previews too.
  const url = cluster.identities[0].oidcs[0].issuer;
  const identities = new OpenIdConnectProvider(
    `${name}-oidc`,
    { url, clientIdLists: ["sts.amazonaws.com"], tags },
    { parent },
  );
  const issuer = url.apply((address) => address.replace("https://", ""));
  const assumeRolePolicy = policyDocument([
    {
      Effect: "Allow",
      Principal: { Federated: identities.arn },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: {
        StringEquals: issuer.apply((id) => ({
          [`${id}:sub`]: "system:serviceaccount:kube-system:aws-node",
          [`${id}:aud`]: "sts.amazonaws.com",
        })),
      },
    },
  ]);
  const role = new Role(`${name}-network-plugin`, { assumeRolePolicy, tags }, { parent });
  const rights = new RolePolicyAttachment(
    `${name}-network-plugin`,
    { role: role.name, policyArn: managedPolicyArn(account, "AmazonEKS_CNI_Policy") },
    { parent },
  );
  return withRights(role.arn, [rights]);
}

/** EKS Pod Identity, for one service account of this cluster. */
export function trustPods(cluster: string, account: AwsAccount, pods: { namespace: string; serviceAccount: string }) {
  return policyDocument([
    {
      Effect: "Allow",
      Principal: { Service: "pods.eks.amazonaws.com" },
      Action: ["sts:AssumeRole", "sts:TagSession"],
      Condition: {
        StringEquals: {
          "aws:SourceAccount": account.id,
          "aws:RequestTag/kubernetes-namespace": pods.namespace,
          "aws:RequestTag/kubernetes-service-account": pods.serviceAccount,
        },
        ArnEquals: { "aws:SourceArn": clusterArn(cluster, account) },
      },
    },
  ]);
}

export function clusterArn(cluster: string, { partition, region, id }: AwsAccount) {
  return pulumi.interpolate`arn:${partition}:eks:${region}:${id}:cluster/${cluster}`;
}
