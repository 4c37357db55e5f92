import * as network from "@pulumi/azure-native/network";
import type { input } from "@pulumi/azure-native/types";
import * as pulumi from "@pulumi/pulumi";
import type { AzureEnvironment } from "../../../settings/azure-environments";
import { diagnostics } from "../../azure/diagnostics";
import type { AzureFoundation } from "../../azure/foundation";
import type { Destination } from "../../qualys-sensor/destinations";

export interface FirewallArgs {
  readonly foundation: AzureFoundation;
  /** Of `AzureFirewallSubnet`: Azure looks for this very name. */
  readonly subnetId: pulumi.Input<string>;
  readonly address: network.PublicIPAddress;
  readonly traffic: FirewallTraffic;
}

export interface FirewallTraffic {
  /** Range of the nodes, whose addresses pods have outside of the cluster. */
  readonly nodes: string;
  readonly environment: AzureEnvironment;
  /** Whether Azure's own services are reached over the internet. */
  readonly servicesOutside: boolean;
  /** Hosts besides those of Azure, reached on 443. */
  readonly hosts: readonly string[];
  /** Where the sensor and the nodes go besides. */
  readonly egress: readonly Destination[];
}

/** A firewall that lets the nodes reach named hosts, and the routes that lead to it; returns the route table. */
export function firewall(name: string, args: FirewallArgs, opts: pulumi.CustomResourceOptions): network.RouteTable {
  const { foundation, subnetId, address, traffic } = args;
  const { resourceGroup, zonal, tags } = foundation;
  const policy = new network.FirewallPolicy(
    `${name}-policy`,
    { resourceGroupName: resourceGroup.name, sku: { tier: "Standard" }, threatIntelMode: "Deny", tags },
    opts,
  );
  const rules = new network.FirewallPolicyRuleCollectionGroup(
    `${name}-rules`,
    {
      resourceGroupName: resourceGroup.name,
      firewallPolicyName: policy.name,
      priority: 100,
      ruleCollections: ruleCollections(traffic),
    },
    opts,
  );
  const made = new network.AzureFirewall(
    name,
    {
      resourceGroupName: resourceGroup.name,
      sku: { name: "AZFW_VNet", tier: "Standard" },
      firewallPolicy: { id: policy.id },
      ipConfigurations: [{ name: "out", subnet: { id: subnetId }, publicIPAddress: { id: address.id } }],
      ...(zonal && { zones: allZones }),
      tags,
    },
    // A policy that is being changed is taken by no firewall.
    { ...opts, dependsOn: [rules] },
  );
  diagnostics(`${name}-logs`, { foundation, resourceId: made.id, ownTables: true }, opts);
  return new network.RouteTable(
    `${name}-routes`,
    {
      resourceGroupName: resourceGroup.name,
      disableBgpRoutePropagation: true,
      routes: [
        {
          name: "out",
          addressPrefix: "0.0.0.0/0",
          nextHopType: "VirtualAppliance",
          nextHopIpAddress: privateAddress(made),
        },
      ],
      tags,
    },
    opts,
  );
}

/** A firewall and its address are in one zone or in all. */
export const allZones = ["1", "2", "3"];

/** Waits for the firewall's id: a preview takes the configuration that was asked for as the one that Azure answers. */
function privateAddress({ id, ipConfigurations }: network.AzureFirewall): pulumi.Output<string> {
  return pulumi.all([id, ipConfigurations]).apply(([firewall, configurations]) => {
    const address = configurations?.[0]?.privateIPAddress;
    if (address === undefined) throw new Error(`${firewall} has no address in the network.`);
    return address;
  });
}

type RuleCollection = input.network.FirewallPolicyFilterRuleCollectionArgs;

/** A26: what is in none of these rules is refused, by name; nobody can say by address what AKS and registries need. */
export function ruleCollections(traffic: FirewallTraffic): RuleCollection[] {
  const { nodes, environment, servicesOutside, hosts, egress } = traffic;
  const { domains, addOnHosts } = environment;
  const services = servicesOutside ? Object.values(domains).map((domain) => `*.${domain}`) : [];
  const application = (name: string, target: Pick<input.network.ApplicationRuleArgs, "fqdnTags" | "targetFqdns">) => ({
    ruleType: "ApplicationRule" as const,
    name,
    sourceAddresses: [nodes],
    protocols: [{ protocolType: "Https", port: 443 }],
    ...target,
  });
  const addresses = egress.map(({ cidr, port, description }, index) => ({
    ruleType: "NetworkRule" as const,
    name: `sensor-${index}`,
    description,
    sourceAddresses: [nodes],
    ipProtocols: ["TCP"],
    destinationAddresses: [cidr],
    destinationPorts: [String(port)],
  }));
  return [
    ...(addresses.length === 0 ? [] : [allowed("addresses", 100, addresses)]),
    allowed("hosts", 200, [
      application("aks", { fqdnTags: ["AzureKubernetesService"] }),
      application("azure", { targetFqdns: [...addOnHosts, ...services] }),
      application("qualys-and-registries", { targetFqdns: [...hosts] }),
    ]),
  ];
}

const allowed = (name: string, priority: number, rules: RuleCollection["rules"]): RuleCollection => ({
  ruleCollectionType: "FirewallPolicyFilterRuleCollection",
  name,
  priority,
  action: { type: "Allow" },
  rules,
});
