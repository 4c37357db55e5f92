import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { getPartitionOutput } from "@pulumi/aws/getPartition";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import * as pulumi from "@pulumi/pulumi";

/** Where a component is deployed. Looked up, so that what is built from it is known in a preview already. */
export interface AwsAccount {
  readonly id: pulumi.Output<string>;
  readonly region: pulumi.Output<string>;
  /** E11: `aws`, `aws-us-gov` or `aws-cn`; never written into an ARN by hand. */
  readonly partition: pulumi.Output<string>;
  readonly dnsSuffix: pulumi.Output<string>;
  readonly reverseDnsPrefix: pulumi.Output<string>;
}

export function awsAccount(parent?: pulumi.Resource): AwsAccount {
  const partition = getPartitionOutput({}, { parent });
  return {
    id: getCallerIdentityOutput({}, { parent }).accountId,
    region: getRegionOutput({}, { parent }).region,
    partition: partition.partition,
    dnsSuffix: partition.dnsSuffix,
    reverseDnsPrefix: partition.reverseDnsPrefix,
  };
}

/** Each partition has a web console of its own. */
export function consoleUrl({ partition, region }: AwsAccount): pulumi.Output<string> {
  const hosts: Record<string, string> = {
    "aws-cn": "console.amazonaws.cn",
    "aws-us-gov": "console.amazonaws-us-gov.com",
  };
  const host = partition.apply((name) => hosts[name] ?? "console.aws.amazon.com");
  return pulumi.interpolate`https://${region}.${host}`;
}
