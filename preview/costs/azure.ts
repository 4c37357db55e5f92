import { type Cost, type CostsOf, nodes, one } from "./cost";

const waysOut = ["network.nat", "network.firewall", "network.existing"];

/** https://azure.microsoft.com/pricing/details: azure-nat-gateway, ip-addresses, private-link, kubernetes-service, container-registry. */
export const azure: Readonly<Record<string, CostsOf>> = {
  "azure-native:network:NatGateway": one("NAT gateway", ...waysOut),
  "azure-native:network:AzureFirewall": one("Azure Firewall", "network.firewall"),
  "azure-native:network:PublicIPAddress": one("public IPv4 address", ...waysOut),
  "azure-native:network:PrivateEndpoint": one("private endpoint", "network.privateEndpoints"),
  "azure-native:containerregistry:Registry": ({ anonymousPullEnabled }) =>
    anonymousPullEnabled === true ? registryOfIsolatedNodes : registry,
  "azure-native:containerservice:ManagedCluster": ({ agentPoolProfiles, sku }) => {
    const pools = (agentPoolProfiles ?? []) as readonly Pool[];
    const tier = (sku as { tier?: unknown } | undefined)?.tier;
    return [...(tier === "Free" ? [] : [controlPlane]), ...pools.map(systemPool)];
  },
  "azure-native:containerservice:AgentPool": ({ vmSize, minCount, maxCount }) =>
    nodes(vmSize, minCount, maxCount, "cluster.nodes"),
};

interface Pool {
  readonly vmSize?: unknown;
  readonly minCount?: unknown;
  readonly maxCount?: unknown;
}

const systemPool = ({ vmSize, minCount, maxCount }: Pool): Cost => {
  const { what, ...pool } = nodes(vmSize, minCount, maxCount, "cluster.systemNodes");
  return { what: `system ${what}`, ...pool };
};

const registry: Cost = { what: "Premium registry", fewest: 1, most: 1, settings: ["image.registry"] };
const registryOfIsolatedNodes: Cost = {
  what: "Premium registry that isolated nodes start from",
  fewest: 1,
  most: 1,
  settings: ["network.nat"],
};
const controlPlane: Cost = { what: "AKS control plane", fewest: 1, most: 1, settings: ["cluster.existing"] };
