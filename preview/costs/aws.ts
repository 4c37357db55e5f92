import { type CostsOf, nodes, one } from "./cost";

/** https://aws.amazon.com/vpc/pricing, /privatelink/pricing, /eks/pricing, /ec2/pricing. Gateway endpoints are free. */
export const aws: Readonly<Record<string, CostsOf>> = {
  "aws:ec2/natGateway:NatGateway": one("NAT gateway", "network.nat", "network.natPerZone", "network.zones"),
  "aws:ec2/eip:Eip": one("public IPv4 address", "network.nat", "network.natPerZone", "network.zones"),
  "aws:ec2/vpcEndpoint:VpcEndpoint": (properties, behind) =>
    properties.vpcEndpointType === "Interface" ? endpoint(properties, behind) : undefined,
  "aws:eks/cluster:Cluster": one("EKS control plane", "cluster.existing"),
  "aws:eks/nodeGroup:NodeGroup": ({ instanceTypes, scalingConfig }) => {
    const [type] = (instanceTypes ?? []) as readonly unknown[];
    const { minSize, maxSize } = scalingConfig as Readonly<Record<string, unknown>>;
    return nodes(type, minSize, maxSize, "cluster.nodes");
  },
  "aws:autoscaling/group:Group": ({ minSize, maxSize }, behind) => {
    const [template] = behind("launchTemplate");
    return nodes(template?.instanceType, minSize, maxSize, "cluster.nodes");
  },
};

const endpoint = one("private endpoint, in each zone", "network.privateEndpoints", "network.zones");
