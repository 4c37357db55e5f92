import { getCallerIdentity } from "@pulumi/aws/getCallerIdentity";
import { getSessionContext } from "@pulumi/aws/iam";

/** ARNs of IAM principals that the settings name, and of who deploys: of a session, its role. */
export async function withDeployer(principals: readonly string[]): Promise<string[]> {
  const { arn } = await getCallerIdentity();
  const { issuerArn } = await getSessionContext({ arn });
  return [...new Set([...principals, issuerArn])];
}
