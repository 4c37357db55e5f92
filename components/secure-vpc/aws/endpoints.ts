import { getVpcEndpointServiceOutput, SecurityGroup, VpcEndpoint } from "@pulumi/aws/ec2";
import type { Vpc } from "@pulumi/awsx/ec2";
import * as pulumi from "@pulumi/pulumi";
import { awsAccount, type AwsAccount } from "../../aws/account";
import { policyDocument, type PolicyStatement } from "../../aws/policies";
import { securityRules } from "../../aws/security-rules";
import type { AwsNetwork } from "./network";

interface PrivateEndpointArgs {
  readonly vpc: Vpc;
  readonly cidr: string;
  readonly zones: readonly string[];
  readonly services: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

interface PrivateEndpoints {
  readonly resources: pulumi.Resource[];
  /** What leads to them. */
  readonly https: AwsNetwork["https"];
}

/** Addresses inside the network for AWS's own services (E17), which only this account's principals may use. */
export function privateEndpoints(
  network: string,
  args: PrivateEndpointArgs,
  parent: pulumi.Resource,
): PrivateEndpoints {
  if (args.services.length === 0) return { resources: [], https: {} };
  const account = awsAccount(parent);
  const { group, rules } = endpointSecurityGroup(network, args, parent);
  const s3 = gatewayEndpoint(network, "s3", args, account, parent);
  const services = args.services.map((each) => interfaceEndpoint(network, each, args, group, account, parent));
  return { resources: [...rules, s3, ...services], https: httpsToEndpoints(args.cidr, s3) };
}

/** A gateway endpoint is a route to public addresses, which AWS keeps a list of. */
function httpsToEndpoints(cidr: string, s3: VpcEndpoint): AwsNetwork["https"] {
  return {
    [`${cidr}-443`]: { description: "AWS by private endpoints", peer: { cidrIpv4: cidr }, fromPort: 443 },
    "s3-443": { description: "Image layers in S3", peer: { prefixListId: s3.prefixListId }, fromPort: 443 },
  };
}

/** A route; costs nothing. */
function gatewayEndpoint(
  network: string,
  service: string,
  { vpc, cidr, tags }: PrivateEndpointArgs,
  account: AwsAccount,
  parent: pulumi.Resource,
): VpcEndpoint {
  return new VpcEndpoint(
    `${network}-${service}`,
    {
      vpcId: vpc.vpcId,
      vpcEndpointType: "Gateway",
      serviceName: endpointService(service, "Gateway", account, parent).serviceName,
      routeTableIds: vpc.routeTables.apply((tables) => pulumi.all(tables.map((table) => table.id))),
      policy: endpointPolicy(service, account, cidr),
      tags,
    },
    { parent },
  );
}

/** An address in each private subnet. */
function interfaceEndpoint(
  network: string,
  service: string,
  { vpc, cidr, zones, tags }: PrivateEndpointArgs,
  group: SecurityGroup,
  account: AwsAccount,
  parent: pulumi.Resource,
): VpcEndpoint {
  const offer = endpointService(service, "Interface", account, parent);
  const policy = endpointPolicy(service, account, cidr);
  return new VpcEndpoint(
    `${network}-${service}`,
    {
      vpcId: vpc.vpcId,
      vpcEndpointType: "Interface",
      serviceName: offer.serviceName,
      // A service need not be in every zone. awsx lists the subnets zone by zone.
      subnetIds: pulumi
        .all([vpc.privateSubnetIds, offer.availabilityZones])
        .apply(([ids, offered]) => ids.filter((_, number) => offered.includes(zones[number]))),
      securityGroupIds: [group.id],
      privateDnsEnabled: true,
      // AWS refuses a policy on the services that know none.
      policy: pulumi.all([offer.vpcEndpointPolicySupported, policy]).apply(([yes, text]) => (yes ? text : undefined)),
      tags,
    },
    { parent },
  );
}

/** E23: looked up by the two beginnings of names. In China most services have the partition's, some have the common one. */
function endpointService(
  service: string,
  serviceType: "Gateway" | "Interface",
  { region, reverseDnsPrefix }: AwsAccount,
  parent: pulumi.Resource,
) {
  const values = pulumi
    .all([region, reverseDnsPrefix])
    .apply(([place, prefix]) =>
      [...new Set(["com.amazonaws", prefix])].map((beginning) => `${beginning}.${place}.${service}`),
    );
  return getVpcEndpointServiceOutput({ serviceType, filters: [{ name: "service-name", values }] }, { parent });
}

function endpointSecurityGroup(network: string, { vpc, cidr, tags }: PrivateEndpointArgs, parent: pulumi.Resource) {
  const name = `${network}-endpoints`;
  const description = "Private endpoints of AWS services";
  const group = new SecurityGroup(name, { vpcId: vpc.vpcId, description, tags }, { parent });
  const https = { description: "HTTPS from the network", peer: { cidrIpv4: cidr }, fromPort: 443 };
  return { group, rules: securityRules(name, group, { ingress: { network: https }, tags }, parent) };
}

/**
 * What a registry scan reads is signed by the registry, not by this account: image layers in S3 (ECR's own and those of
 * other registries that keep theirs there), and repositories of other accounts' ECR.
 */
const registryReads: Readonly<Record<string, string[]>> = {
  s3: ["s3:GetObject"],
  "ecr.api": ["ecr:BatchGetImage", "ecr:Describe*", "ecr:List*", "ecr:GetAuthorizationToken"],
  "ecr.dkr": ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
};

/** K14: who takes on a role with a token of the cluster's identity provider is nobody's principal yet. */
function webIdentities({ partition, id }: AwsAccount): PolicyStatement {
  return {
    Sid: "WebIdentities",
    Effect: "Allow",
    Principal: "*",
    Action: "sts:AssumeRoleWithWebIdentity",
    Resource: pulumi.interpolate`arn:${partition}:iam::${id}:role/*`,
  };
}

function endpointPolicy(service: string, account: AwsAccount, cidr: string): pulumi.Output<string> {
  const everyone = { Effect: "Allow" as const, Principal: "*" as const, Resource: "*" };
  const ownAccount: PolicyStatement = {
    ...everyone,
    Sid: "OwnAccount",
    Action: "*",
    Condition: { StringEquals: { "aws:PrincipalAccount": account.id } },
  };
  const reads: PolicyStatement = {
    ...everyone,
    Sid: "RegistryReads",
    Action: registryReads[service],
    Condition: { IpAddress: { "aws:VpcSourceIp": cidr } },
  };
  return policyDocument([
    ownAccount,
    ...(service in registryReads ? [reads] : []),
    ...(service === "sts" ? [webIdentities(account)] : []),
  ]);
}
