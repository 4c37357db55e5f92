import { arn, awsId } from "../aws-arn";
import type { Created, Properties, ResourceAnswer, ServiceAnswers } from "../answers";

/** A resource of the network: it has an id with a prefix of its own, and an ARN. */
function part(prefix: string, resource: string, more: (id: string, created: Created) => Properties = () => ({})) {
  return {
    outputs: (_, created) => {
      const id = awsId(prefix, created);
      return { id, arn: arn(created.config, "ec2", `${resource}/${id}`), ...more(id, created) };
    },
  } satisfies ResourceAnswer;
}

/** In China these have names with a beginning of their own. */
const chinese = /^cn\..*\.(ec2|ecr\.api|ecr\.dkr|ecs|eks|kms|sts)$/;

/** Of the names that are looked for, the one that there is. */
function offeredService([filter]: readonly { readonly values: readonly string[] }[]): string | undefined {
  return filter?.values.find((name) => chinese.test(name)) ?? filter?.values[0];
}

export default {
  resources: {
    "aws:ec2/vpc:Vpc": part("vpc", "vpc", (_, created) => ({
      defaultNetworkAclId: awsId("acl", created),
      defaultSecurityGroupId: awsId("sg", created),
      defaultRouteTableId: awsId("rtb", created),
      mainRouteTableId: awsId("rtb", created),
      ownerId: created.config.accountId,
      ipv6CidrBlock: "",
    })),
    "aws:ec2/subnet:Subnet": part("subnet", "subnet"),
    "aws:ec2/internetGateway:InternetGateway": part("igw", "internet-gateway"),
    "aws:ec2/routeTable:RouteTable": part("rtb", "route-table"),
    "aws:ec2/routeTableAssociation:RouteTableAssociation": part("rtbassoc", "route-table-association"),
    "aws:ec2/route:Route": part("r", "route"),
    "aws:ec2/eip:Eip": part("eipalloc", "elastic-ip", (id) => ({ allocationId: id, publicIp: "198.51.100.1" })),
    "aws:ec2/natGateway:NatGateway": part("nat", "natgateway", () => ({ publicIp: "198.51.100.1" })),
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": part("sg", "security-group"),
    "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": part("acl", "network-acl"),
    "aws:ec2/flowLog:FlowLog": part("fl", "vpc-flow-log"),
    "aws:ec2/vpcEndpoint:VpcEndpoint": part("vpce", "vpc-endpoint", (id) => ({
      state: "available",
      prefixListId: id.replace("vpce", "pl"),
    })),
    "aws:ec2/securityGroup:SecurityGroup": {
      ...part("sg", "security-group"),
      autoName: { property: "name", maxLength: 255 },
    },
    "aws:ec2/launchTemplate:LaunchTemplate": {
      ...part("lt", "launch-template", () => ({ latestVersion: 1 })),
      autoName: { property: "name", maxLength: 125 },
    },
  },
  invokes: {
    "aws:ec2/getVpcEndpointService:getVpcEndpointService": ({ filters, serviceType }, config) => ({
      filters,
      serviceType,
      id: "1",
      serviceName: offeredService(filters as readonly { readonly values: readonly string[] }[]),
      vpcEndpointPolicySupported: true,
      acceptanceRequired: false,
      availabilityZones: ["a", "b", "c"].map((zone) => `${config.region}${zone}`),
      owner: "amazon",
    }),
    "aws:ec2/getInstanceTypeOfferings:getInstanceTypeOfferings": ({ filters }, { region }) => ({
      filters,
      id: region,
      locations: ["a", "b", "c"].map((zone) => `${region}${zone}`),
      locationTypes: ["a", "b", "c"].map(() => "availability-zone"),
      instanceTypes: ["m6i.xlarge"],
    }),
    "aws:ec2/getVpc:getVpc": ({ id }, config) => ({
      id,
      cidrBlock: "172.31.0.0/16",
      arn: arn(config, "ec2", `vpc/${id}`),
      ownerId: config.accountId,
    }),
    "aws:ec2/getSubnet:getSubnet": ({ id }, config) => ({
      id,
      cidrBlock: "172.31.64.0/20",
      arn: arn(config, "ec2", `subnet/${id}`),
      availabilityZone: `${config.region}a`,
    }),
    "aws:ec2/getInstances:getInstances": ({ filters, instanceStateNames }, { region }) => ({
      filters,
      instanceStateNames,
      id: region,
      ids: ["i-0123456789abcdef0"],
    }),
  },
} satisfies ServiceAnswers;
