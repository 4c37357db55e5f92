import type { PolicyStatement } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { AwsAccount } from "./account";

export type { PolicyStatement };

export function policyDocument(statements: pulumi.Input<PolicyStatement>[]): pulumi.Output<string> {
  return pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });
}

/** E15: only this account's resources, named by `source`, may make the service take on the role. */
export function trustService(service: string, account: AwsAccount, source: pulumi.Input<string>) {
  return policyDocument([
    {
      Effect: "Allow",
      Principal: { Service: service },
      Action: "sts:AssumeRole",
      Condition: {
        StringEquals: { "aws:SourceAccount": account.id },
        ArnLike: { "aws:SourceArn": source },
      },
    },
  ]);
}

/** EC2 sends no source account with an instance's role, so this trust has no condition. */
export function trustInstances(account: AwsAccount) {
  return policyDocument([
    {
      Effect: "Allow",
      Principal: { Service: pulumi.interpolate`ec2.${account.dnsSuffix}` },
      Action: "sts:AssumeRole",
    },
  ]);
}

/** One of AWS's own managed policies. */
export function managedPolicyArn(account: AwsAccount, name: string) {
  return pulumi.interpolate`arn:${account.partition}:iam::aws:policy/${name}`;
}

/** Something of a role, once the role has its rights: what is made with it does not start too early, nor lose them too soon. */
export function withRights(value: pulumi.Output<string>, rights: readonly pulumi.Resource[]): pulumi.Output<string> {
  return pulumi.all([value, pulumi.all(rights.map(({ urn }) => urn))]).apply(([known]) => known);
}
