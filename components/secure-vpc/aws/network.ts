import { getSubnetOutput, getVpcOutput } from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";

/** What clusters need of a network, whoever made it. */
export interface AwsNetwork {
  readonly vpcId: pulumi.Output<string>;
  readonly cidr: pulumi.Output<string>;
  readonly privateSubnetIds: pulumi.Output<string[]>;
  /** E22: what has to be there before anything in the subnets calls AWS: private endpoints. */
  readonly ready: readonly pulumi.Resource[];
  readonly privateCidrs: readonly pulumi.Output<string>[];
  /** Where private endpoints are; none if there are none. */
  readonly endpointCidrs: readonly pulumi.Output<string>[];
  /** Those that this stack looks after. */
  readonly natGatewayIds: readonly pulumi.Output<string>[];
}

/** A network that exists already, and may have private endpoints in its private subnets. */
export function existingAwsNetwork(existing: { vpcId: string; privateSubnetIds: string[] }): AwsNetwork {
  const privateCidrs = existing.privateSubnetIds.map((id) => getSubnetOutput({ id }).cidrBlock);
  return {
    vpcId: pulumi.output(existing.vpcId),
    cidr: getVpcOutput({ id: existing.vpcId }).cidrBlock,
    privateSubnetIds: pulumi.output(existing.privateSubnetIds),
    ready: [],
    privateCidrs,
    endpointCidrs: privateCidrs,
    natGatewayIds: [],
  };
}
