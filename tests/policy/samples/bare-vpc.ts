import {
  Eip,
  InternetGateway,
  NatGateway,
  Route,
  RouteTable,
  RouteTableAssociation,
  Subnet,
  Vpc,
} from "@pulumi/aws/ec2";

/** A network and nothing in it, in a loop over two zones; what it stands on is somebody else's stack. */
const tags = { project: "shared-network" };
const vpc = new Vpc("main", { cidrBlock: "10.20.0.0/16", enableDnsHostnames: true, enableDnsSupport: true, tags });
const gateway = new InternetGateway("main", { vpcId: vpc.id, tags });
const publicRoutes = new RouteTable("public", {
  vpcId: vpc.id,
  routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway.id }],
  tags,
});

export const privateSubnets = ["eu-central-1a", "eu-central-1b"].map((availabilityZone, index) => {
  const open = new Subnet(`public-${index}`, {
    vpcId: vpc.id,
    availabilityZone,
    cidrBlock: `10.20.${index}.0/24`,
    mapPublicIpOnLaunch: true,
    tags,
  });
  new RouteTableAssociation(`public-${index}`, { subnetId: open.id, routeTableId: publicRoutes.id });
  const address = new Eip(`nat-${index}`, { domain: "vpc", tags });
  const nat = new NatGateway(`nat-${index}`, { subnetId: open.id, allocationId: address.id, tags });
  const closed = new Subnet(`private-${index}`, {
    vpcId: vpc.id,
    availabilityZone,
    cidrBlock: `10.20.1${index}.0/24`,
    tags,
  });
  const routes = new RouteTable(`private-${index}`, { vpcId: vpc.id, tags });
  new Route(`private-${index}`, { routeTableId: routes.id, destinationCidrBlock: "0.0.0.0/0", natGatewayId: nat.id });
  new RouteTableAssociation(`private-${index}`, { subnetId: closed.id, routeTableId: routes.id });
  return closed.id;
});
