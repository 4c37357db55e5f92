import { DefaultNetworkAcl, DefaultSecurityGroup } from "@pulumi/aws/ec2";
import { Vpc } from "@pulumi/awsx/ec2";
import * as pulumi from "@pulumi/pulumi";
import type { LogStorage } from "../../aws/logs";
import { planSubnets, type ZoneSubnets } from "../subnet-plan";
import { inboundRules, outboundRules } from "./access-rules";
import { resolveOnly } from "./dns-firewall";
import { privateEndpoints } from "./endpoints";
import { recordFlows } from "./flow-logs";
import { type AwsNetwork, httpsAnywhere } from "./network";

export interface AwsSecureVpcArgs {
  readonly cidr: string;
  /** Names of the availability zones, a private subnet each, and a public one if there is NAT. */
  readonly zones: readonly string[];
  /** A NAT gateway for each zone, one for all of them, or no way to the internet. */
  readonly nat: "zone" | "shared" | "none";
  /** Ranges of networks that will be connected to this one. */
  readonly peers: readonly string[];
  /** Services reached by a private endpoint, by the name they have in it (`ecr.api`); none: all goes through NAT. */
  readonly endpoints: readonly string[];
  /** Names that resolve; absent: all. */
  readonly dnsNames?: readonly string[];
  /** Where the network's flows are recorded; absent: nowhere. */
  readonly flowLogs?: LogStorage;
  readonly protect: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** A VPC whose workloads have no public address, leave through NAT gateways if at all, and reach AWS by private endpoints. */
export class AwsSecureVpc extends pulumi.ComponentResource implements AwsNetwork {
  readonly vpcId: pulumi.Output<string>;
  readonly cidr: pulumi.Output<string>;
  /** Usable: known only once the routes through the NAT gateways exist, so that no node starts without a way out. */
  readonly privateSubnetIds: pulumi.Output<string[]>;
  readonly ready: pulumi.Resource[];
  readonly privateCidrs: pulumi.Output<string>[];
  readonly endpointCidrs: pulumi.Output<string>[];
  readonly https: AwsNetwork["https"];
  readonly natGatewayIds: pulumi.Output<string>[];
  readonly routeTableIds: pulumi.Output<string[]>;
  readonly flowLogGroupName?: pulumi.Output<string>;

  constructor(name: string, args: AwsSecureVpcArgs, opts?: pulumi.ComponentResourceOptions) {
    super("qualys:aws:SecureVpc", name, {}, opts);

    const plan = planSubnets(args.cidr, args.zones.length);
    const vpc = this.network(name, plan, args);
    this.vpcId = vpc.vpcId;
    this.cidr = pulumi.output(args.cidr);
    this.privateSubnetIds = pulumi.all([vpc.privateSubnetIds, vpc.routes]).apply(([ids]) => ids);
    this.privateCidrs = plan.map((zone) => pulumi.output(zone.private));
    this.endpointCidrs = args.endpoints.length > 0 ? this.privateCidrs : [];
    this.natGatewayIds = args.zones.slice(0, natGateways(args)).map((_, number) => vpc.natGateways[number].id);
    this.routeTableIds = vpc.routeTables.apply((tables) => pulumi.all(tables.map((table) => table.id)));

    this.closeDefaults(name, vpc, args);
    const endpoints = privateEndpoints(name, { ...args, vpc, services: args.endpoints }, this);
    this.ready = endpoints.resources;
    this.https = args.nat === "none" ? endpoints.https : httpsAnywhere;
    if (args.dnsNames) resolveOnly(name, { vpcId: vpc.vpcId, names: args.dnsNames, tags: args.tags }, this);
    this.flowLogGroupName =
      args.flowLogs && recordFlows(name, { vpcId: vpc.vpcId, logs: args.flowLogs, ...args }, this);

    this.registerOutputs({ vpcId: this.vpcId, cidr: this.cidr, privateSubnetIds: this.privateSubnetIds });
  }

  private network(name: string, plan: ZoneSubnets[], { cidr, zones, nat, tags }: AwsSecureVpcArgs): Vpc {
    // awsx makes an internet gateway in any case. Without public subnets no route leads to it.
    const publicSubnets = { type: "Public" as const, cidrBlocks: plan.map((zone) => zone.public) };

    return new Vpc(
      `${name}-vpc`,
      {
        cidrBlock: cidr,
        availabilityZoneNames: [...zones],
        subnetStrategy: "Auto",
        subnetSpecs: [
          { type: "Private", cidrBlocks: plan.map((zone) => zone.private) },
          ...(nat === "none" ? [] : [publicSubnets]),
        ],
        natGateways: { strategy: natStrategies[nat] },
        enableDnsHostnames: true,
        enableDnsSupport: true,
        tags,
      },
      { parent: this, transforms: [withoutPublicAddresses] },
    );
  }

  /** Every VPC comes with a security group and an access list that let all through. Adopted here and closed. */
  private closeDefaults(name: string, vpc: Vpc, { cidr, peers, tags }: AwsSecureVpcArgs) {
    new DefaultSecurityGroup(`${name}-default`, { vpcId: vpc.vpcId, ingress: [], egress: [], tags }, { parent: this });
    new DefaultNetworkAcl(
      `${name}-default`,
      {
        defaultNetworkAclId: vpc.vpc.defaultNetworkAclId,
        subnetIds: pulumi.all([vpc.privateSubnetIds, vpc.publicSubnetIds]).apply((ids) => ids.flat()),
        ingress: inboundRules([cidr, ...peers]),
        egress: outboundRules,
        tags,
      },
      { parent: this },
    );
  }
}

const natStrategies = { zone: "OnePerAz", shared: "Single", none: "None" } as const;

const natGateways = ({ nat, zones }: AwsSecureVpcArgs) => ({ zone: zones.length, shared: 1, none: 0 })[nat];

/** The public subnets hold NAT gateways, which bring their own address; awsx gives one to all that starts there. */
const withoutPublicAddresses: pulumi.ResourceTransform = ({ type, props, opts }) =>
  type === "aws:ec2/subnet:Subnet" ? { props: { ...props, mapPublicIpOnLaunch: false }, opts } : undefined;
