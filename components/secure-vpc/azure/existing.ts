import * as network from "@pulumi/azure-native/network";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../../settings";
import type { AzureFoundation } from "../../azure/foundation";
import type { AzureNetwork, AzureSubnets, OutboundType } from "../../azure/network";
import { serviceAccess } from "./private-dns";

export interface AzureExistingVpcArgs {
  readonly foundation: AzureFoundation;
  /** Whether the API server answers in the network. */
  readonly apiServerInside: boolean;
  readonly existing: NonNullable<Settings<"azure">["network"]["existing"]>;
}

type Subnet = Pick<
  network.GetSubnetResult,
  "id" | "addressPrefix" | "addressPrefixes" | "natGateway" | "routeTable" | "delegations"
>;

/** A network that somebody else keeps: its subnets, rules and flow logs are theirs; private endpoints and their DNS are ours. */
export class AzureExistingVpc extends pulumi.ComponentResource implements AzureNetwork {
  readonly subnets: AzureSubnets;
  readonly outboundType: pulumi.Output<OutboundType>;
  readonly publicAddresses: readonly pulumi.Output<string>[] = [];
  readonly isolated = false;
  readonly services: AzureNetwork["services"];

  constructor(name: string, args: AzureExistingVpcArgs, opts?: pulumi.ComponentResourceOptions) {
    super("qualys:azure:SecureVpc", name, {}, opts);
    const { foundation, apiServerInside, existing } = args;
    const { virtualNetworkId, nodeSubnetId, privateEndpointSubnetId, privateDnsZones } = existing;
    const subnet = (id: string) => network.getSubnetOutput(parseId(id), { parent: this });
    const nodes = subnet(nodeSubnetId);
    const endpoints = subnet(privateEndpointSubnetId);

    this.subnets = {
      nodes: { id: nodeSubnetId, cidr: nodes.apply(rangeOf) },
      privateEndpoints: { id: privateEndpointSubnetId, cidr: endpoints.apply(rangeOf) },
      ...(apiServerInside && { apiServer: known(apiServerSubnet(virtualNetworkId, this)) }),
    };
    this.outboundType = nodes.apply(outboundTypeOf);
    const { publicAddresses } = this;
    this.services = serviceAccess(
      name,
      // A23: a network takes one zone of a name.
      {
        foundation,
        virtualNetworkId,
        privateEndpoints: privateEndpointSubnetId,
        publicAddresses,
        zoneIds: privateDnsZones,
      },
      { parent: this },
    );
    this.registerOutputs({ outboundType: this.outboundType });
  }
}

const known = (subnet: pulumi.Output<Subnet>) => ({
  id: subnet.apply(({ id }) => id ?? ""),
  cidr: subnet.apply(rangeOf),
});

const aksDelegation = "Microsoft.ContainerService/managedClusters";

/** The subnet that AKS may put its API server into. */
function apiServerSubnet(virtualNetworkId: string, parent: pulumi.Resource): pulumi.Output<Subnet> {
  return network.getVirtualNetworkOutput(parseId(virtualNetworkId), { parent }).apply(({ subnets }) => {
    const found = subnets?.find(isDelegated);
    if (found === undefined)
      throw new Error(`${virtualNetworkId} has no subnet of at least /28 that is delegated to ${aksDelegation}.`);
    return found;
  });
}

const isDelegated = ({ delegations }: Subnet) =>
  delegations?.some(({ serviceName }) => serviceName === aksDelegation) ?? false;

/** Of a virtual network, or of a subnet in it. */
function parseId(id: string) {
  const [, resourceGroupName = "", virtualNetworkName = "", subnetName = ""] =
    /\/resourceGroups\/([^/]+)\/.*\/virtualNetworks\/([^/]+)(?:\/subnets\/([^/]+))?/i.exec(id) ?? [];
  return { resourceGroupName, virtualNetworkName, subnetName };
}

function outboundTypeOf({ id, natGateway, routeTable }: Subnet): OutboundType {
  if (natGateway !== undefined) return "userAssignedNATGateway";
  if (routeTable !== undefined) return "userDefinedRouting";
  throw new Error(
    `${id}: nodes have no way out. Give the subnet a NAT gateway, or a route table that leads to a firewall.`,
  );
}

function rangeOf({ id, addressPrefix, addressPrefixes }: Subnet): string {
  const range = addressPrefix ?? addressPrefixes?.[0];
  if (range === undefined) throw new Error(`${id}: the subnet has no address range.`);
  return range;
}
