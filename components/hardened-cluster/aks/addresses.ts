import type { AzureSubnets } from "../../azure/network";
import type { ClusterAddresses } from "../../qualys-sensor/kubernetes-cluster";

/** AKS' resolver on the node, where a pool has one. */
export const localDns = "169.254.10.0/24";

/**
 * Cilium translates the `kubernetes` service before it judges, so what it sees is the API server's own address: in the API
 * server's subnet; without one, at AKS' private endpoint among the nodes, or on the internet.
 */
export function addressesOf({ nodes, apiServer = nodes, privateEndpoints }: AzureSubnets): ClusterAddresses {
  return { apiServer: [apiServer.cidr], resolvers: [localDns], privateEndpoints: [privateEndpoints.cidr] };
}
