import { AccessEntry, AccessPolicyAssociation } from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";
import type { RunningEksParts } from "./arguments";

/**
 * K7: who administers the cluster, each by an entry of their own. Not by eks.Cluster's argument, because what is made in
 * the cluster has to be gone before they lose their rights, and so has to depend on these.
 */
export function administrators(
  { name: cluster, clusterName, admins, account, tags }: RunningEksParts,
  parent: pulumi.Resource,
): AccessPolicyAssociation[] {
  const policyArn = pulumi.interpolate`arn:${account.partition}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`;
  return admins.map((principalArn) => {
    const name = `${cluster}-${entryName(principalArn)}`;
    const entry = new AccessEntry(name, { clusterName, principalArn, tags }, { parent });
    return new AccessPolicyAssociation(
      name,
      { clusterName, principalArn: entry.principalArn, policyArn, accessScope: { type: "cluster" } },
      { parent },
    );
  });
}

/** `arn:aws:iam::111122223333:role/platform/admin` → `111122223333-role-platform-admin`. */
function entryName(principalArn: string): string {
  return principalArn.split(":").slice(4).join("-").replaceAll("/", "-");
}
