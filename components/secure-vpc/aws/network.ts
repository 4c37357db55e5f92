import { getSubnetOutput, getVpcOutput } from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import type { Traffic } from "../../aws/security-rules";

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
  /** Where HTTPS leads from the private subnets, by range and port. */
  readonly https: Readonly<Record<string, Traffic>>;
  /** Where routes to connected networks belong, if this stack looks after the network. */
  readonly routeTableIds?: pulumi.Output<string[]>;
  /** Where the network's flows are recorded, if this stack does. */
  readonly flowLogGroupName?: pulumi.Output<string>;
  /** Those that this stack looks after. */
  readonly natGatewayIds: readonly pulumi.Output<string>[];
}

/** HTTPS to whoever may be reached at all. */
export const httpsAnywhere: AwsNetwork["https"] = {
  "0.0.0.0/0-443": {
    description: "Qualys, registries and AWS",
    peer: { cidrIpv4: "0.0.0.0/0" },
    fromPort: 443,
  },
};

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
    https: httpsAnywhere,
    natGatewayIds: [],
  };
}
