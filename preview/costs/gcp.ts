import { type CostsOf, nodes, one } from "./cost";

/** https://cloud.google.com/nat/pricing (by the nodes behind it), /vpc/network-pricing, /kubernetes-engine/pricing. */
export const gcp: Readonly<Record<string, CostsOf>> = {
  "gcp:compute/routerNat:RouterNat": one("Cloud NAT", "network.existing"),
  "gcp:container/cluster:Cluster": one("GKE control plane", "cluster.existing"),
  "gcp:container/nodePool:NodePool": ({ autoscaling, nodeConfig }) => {
    const { totalMinNodeCount, totalMaxNodeCount } = autoscaling as Readonly<Record<string, unknown>>;
    const { machineType } = nodeConfig as Readonly<Record<string, unknown>>;
    return nodes(machineType, totalMinNodeCount, totalMaxNodeCount, "cluster.nodes");
  },
};
