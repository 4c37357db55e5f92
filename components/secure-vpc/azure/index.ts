import * as network from "@pulumi/azure-native/network";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../../settings";
import { diagnostics } from "../../azure/diagnostics";
import type { AzureFoundation } from "../../azure/foundation";
import type { AzureNetwork, AzureSubnets, OutboundType } from "../../azure/network";
import type { Destination } from "../../qualys-sensor/destinations";
import { firewallRange, planAddresses } from "./address-plan";
import { allZones, firewall, type FirewallTraffic } from "./firewall";
import { flowLogs } from "./flow-logs";
import { serviceAccess } from "./private-dns";
import { apiServerRules, nodeRules, privateEndpointRules, type TrafficArgs } from "./security-rules";

export { AzureExistingVpc } from "./existing";

export interface AzureSecureVpcArgs {
  readonly foundation: AzureFoundation;
  readonly network: Settings<"azure">["network"];
  /** Whether the API server answers in the network. */
  readonly apiServerInside: boolean;
  readonly podCidr: string;
  /** Where the sensor goes besides public HTTPS. */
  readonly egress: readonly Destination[];
  /** Hosts that the sensor calls on public HTTPS. */
  readonly hosts: readonly string[];
  readonly logRetentionDays: number;
}

type Firewall = NonNullable<Settings<"azure">["network"]["firewall"]>;

/** How nodes leave the network. */
interface WayOut {
  readonly outboundType: OutboundType;
  readonly ofSubnet: Pick<network.SubnetArgs, "natGateway" | "routeTable">;
  readonly address?: network.PublicIPAddress;
}

/** The network: nodes behind a NAT gateway or a firewall, private endpoints, and the API server's own subnet. */
export class AzureSecureVpc extends pulumi.ComponentResource implements AzureNetwork {
  readonly virtualNetworkId: pulumi.Output<string>;
  readonly subnets: AzureSubnets;
  readonly outboundType: OutboundType;
  readonly publicAddresses: readonly pulumi.Output<string>[];
  readonly isolated: boolean;
  readonly services: AzureNetwork["services"];

  readonly #name: string;
  readonly #foundation: AzureFoundation;
  readonly #child: pulumi.CustomResourceOptions = { parent: this };

  constructor(name: string, args: AzureSecureVpcArgs, opts?: pulumi.ComponentResourceOptions) {
    super("qualys:azure:SecureVpc", name, {}, opts);
    this.#name = name;
    this.#foundation = args.foundation;
    const { foundation, network: settings } = args;

    const virtualNetwork = this.#createVirtualNetwork(settings.cidr);
    const way = this.#createWayOut(virtualNetwork, args);
    this.virtualNetworkId = virtualNetwork.id;
    this.outboundType = way.outboundType;
    this.isolated = way.outboundType === "none";
    this.publicAddresses = way.address === undefined ? [] : [way.address.ipAddress.apply(assigned)];
    this.subnets = this.#createSubnets(virtualNetwork, way, args);
    this.services = serviceAccess(
      name,
      {
        foundation,
        virtualNetworkId: this.virtualNetworkId,
        privateEndpoints: settings.privateEndpoints ? this.subnets.privateEndpoints.id : undefined,
        publicAddresses: this.publicAddresses,
      },
      this.#child,
    );
    if (settings.flowLogs) {
      const { virtualNetworkId } = this;
      flowLogs(`${name}-flows`, { foundation, virtualNetworkId, retentionDays: args.logRetentionDays }, this.#child);
    }
    this.registerOutputs({ virtualNetworkId: this.virtualNetworkId });
  }

  #createVirtualNetwork(cidr: string) {
    const name = this.#name;
    const { resourceGroup, tags } = this.#foundation;
    const virtualNetwork = new network.VirtualNetwork(
      name,
      { resourceGroupName: resourceGroup.name, addressSpace: { addressPrefixes: [cidr] }, tags },
      // The subnets are resources of their own; Azure lists them here too.
      { ...this.#child, ignoreChanges: ["subnets"] },
    );
    diagnostics(`${name}-logs`, { foundation: this.#foundation, resourceId: virtualNetwork.id }, this.#child);
    return virtualNetwork;
  }

  #createWayOut(virtualNetwork: network.VirtualNetwork, args: AzureSecureVpcArgs): WayOut {
    const { nat, firewall: own } = args.network;
    if (own !== undefined) return this.#createFirewall(virtualNetwork, own, args);
    return nat === "none" ? { outboundType: "none", ofSubnet: {} } : this.#createNatGateway();
  }

  #createPublicAddress(of: "nat" | "firewall") {
    const name = `${this.#name}-${of}-address`;
    const { resourceGroup, zonal, tags } = this.#foundation;
    const address = new network.PublicIPAddress(
      name,
      {
        resourceGroupName: resourceGroup.name,
        sku: { name: "Standard" },
        publicIPAllocationMethod: "Static",
        ...(of === "firewall" && zonal && { zones: allZones }),
        tags,
      },
      this.#child,
    );
    diagnostics(`${name}-logs`, { foundation: this.#foundation, resourceId: address.id }, this.#child);
    return address;
  }

  // A5: the address belongs to the gateway and the gateway to the subnet from the moment each exists, so whoever waits for
  // the subnet waits for a way out.
  #createNatGateway(): WayOut {
    const address = this.#createPublicAddress("nat");
    const { resourceGroup, tags } = this.#foundation;
    const { id } = new network.NatGateway(
      `${this.#name}-nat`,
      {
        resourceGroupName: resourceGroup.name,
        sku: { name: "Standard" },
        publicIpAddresses: [{ id: address.id }],
        idleTimeoutInMinutes: 10,
        tags,
      },
      this.#child,
    );
    return { outboundType: "userAssignedNATGateway", ofSubnet: { natGateway: { id } }, address };
  }

  // A5: the routes come after the firewall and its rules, and the subnet after the routes.
  #createFirewall(
    virtualNetwork: network.VirtualNetwork,
    own: Firewall,
    { network: { cidr, privateEndpoints }, hosts, egress }: AzureSecureVpcArgs,
  ): WayOut {
    const address = this.#createPublicAddress("firewall");
    const foundation = this.#foundation;
    const subnet = this.#createSubnet(
      "firewall",
      virtualNetwork,
      { subnetName: "AzureFirewallSubnet", addressPrefix: firewallRange(cidr) },
      [],
    );
    const traffic: FirewallTraffic = {
      nodes: planAddresses(cidr).nodes,
      environment: foundation.environment,
      servicesOutside: !privateEndpoints,
      hosts: [...hosts, ...own.hosts],
      egress,
    };
    const subnetId = subnet.id;
    const { id } = firewall(`${this.#name}-firewall`, { foundation, subnetId, address, traffic }, this.#child);
    return { outboundType: "userDefinedRouting", ofSubnet: { routeTable: { id } }, address };
  }

  #createSubnet(
    role: string,
    virtualNetwork: network.VirtualNetwork,
    properties: Omit<network.SubnetArgs, "resourceGroupName" | "virtualNetworkName">,
    after: network.Subnet[],
  ) {
    return new network.Subnet(
      `${this.#name}-${role}`,
      {
        resourceGroupName: this.#foundation.resourceGroup.name,
        virtualNetworkName: virtualNetwork.name,
        defaultOutboundAccess: false,
        ...properties,
      },
      // Azure changes a network for one subnet at a time.
      { ...this.#child, dependsOn: after },
    );
  }

  #createSubnets(virtualNetwork: network.VirtualNetwork, way: WayOut, args: AzureSecureVpcArgs): AzureSubnets {
    const {
      apiServerInside,
      network: { cidr, peers },
    } = args;
    const plan = planAddresses(cidr);
    const traffic: TrafficArgs = {
      cidr,
      plan,
      podCidr: args.podCidr,
      peers,
      apiServerInside,
      isolated: this.isolated,
      egress: args.egress,
    };
    const nodes = this.#createSubnet(
      "nodes",
      virtualNetwork,
      {
        addressPrefix: plan.nodes,
        networkSecurityGroup: { id: this.#createSecurityGroup("nodes", nodeRules(traffic)) },
        ...way.ofSubnet,
      },
      [],
    );
    const privateEndpoints = this.#createSubnet(
      "private-endpoints",
      virtualNetwork,
      {
        addressPrefix: plan.privateEndpoints,
        networkSecurityGroup: { id: this.#createSecurityGroup("private-endpoints", privateEndpointRules(traffic)) },
        // Without it, the group's rules do not apply to private endpoints.
        privateEndpointNetworkPolicies: "NetworkSecurityGroupEnabled",
      },
      [nodes],
    );
    const own = {
      nodes: { id: nodes.id, cidr: plan.nodes },
      privateEndpoints: { id: privateEndpoints.id, cidr: plan.privateEndpoints },
    };
    if (!apiServerInside) return own;
    const apiServer = this.#createSubnet(
      "api-server",
      virtualNetwork,
      {
        addressPrefix: plan.apiServer,
        networkSecurityGroup: { id: this.#createSecurityGroup("api-server", apiServerRules(traffic)) },
        delegations: [{ name: "aks", serviceName: "Microsoft.ContainerService/managedClusters" }],
      },
      [privateEndpoints],
    );
    return { ...own, apiServer: { id: apiServer.id, cidr: plan.apiServer } };
  }

  #createSecurityGroup(role: string, securityRules: network.NetworkSecurityGroupArgs["securityRules"]) {
    const name = `${this.#name}-${role}-rules`;
    const { resourceGroup, tags } = this.#foundation;
    const group = new network.NetworkSecurityGroup(
      name,
      { resourceGroupName: resourceGroup.name, securityRules, tags },
      this.#child,
    );
    // Security groups have logs but no metrics.
    diagnostics(`${name}-logs`, { foundation: this.#foundation, resourceId: group.id, metrics: false }, this.#child);
    return group.id;
  }
}

function assigned(address: string | undefined): string {
  if (address === undefined) throw new Error("Azure gave the public address no number.");
  return address;
}
