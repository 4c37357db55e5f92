import { getCallerIdentity } from "@pulumi/aws/getCallerIdentity";
import { getSessionContext } from "@pulumi/aws/iam";
import type { AccessEntryArgs } from "@pulumi/eks/types/input";
import * as pulumi from "@pulumi/pulumi";
import type { AwsAccount } from "../../aws/account";

/** The administrators named in the settings, and who deploys: the sensor's Kubernetes objects are made by them. */
export async function withDeployer(admins: readonly string[]): Promise<string[]> {
  const { arn } = await getCallerIdentity();
  const { issuerArn } = await getSessionContext({ arn });
  return [...new Set([...admins, issuerArn])];
}

export function accessEntries(
  admins: readonly string[],
  { partition }: AwsAccount,
  tags: Record<string, string>,
): Record<string, AccessEntryArgs> {
  const administrator = {
    policyArn: pulumi.interpolate`arn:${partition}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`,
    accessScope: { type: "cluster" },
  };
  return Object.fromEntries(
    admins.map((principalArn) => [
      entryName(principalArn),
      { principalArn, accessPolicies: { admin: administrator }, tags },
    ]),
  );
}

/** `arn:aws:iam::111122223333:role/platform/admin` → `111122223333-role-platform-admin`. */
function entryName(principalArn: string): string {
  return principalArn.split(":").slice(4).join("-").replaceAll("/", "-");
}
