import { resource } from "../examples";
import { list } from "../problems";
import type { PropertiesOf } from "../types";
import type { View } from "./view";

type ManagedCluster = PropertiesOf<"azure-native:containerservice:ManagedCluster">;

/** A pool of nodes, as AKS writes it inside a cluster. */
export type AgentPool = NonNullable<ManagedCluster["agentPoolProfiles"]>[number];

/** There is no pool for Windows whose SSH is off, nor one with trusted launch. */
export const isLinux = ({ osType }: AgentPool) => osType !== "Windows";

/** The node pools of AKS clusters, whether written inside the cluster or as resources of their own. */
export const agentPools: View<AgentPool> = {
  types: ["azure-native:containerservice:ManagedCluster", "azure-native:containerservice:AgentPool"],
  items({ type, properties }) {
    if (type === "azure-native:containerservice:AgentPool") return [{ name: "", item: properties }];
    const { agentPoolProfiles } = properties as ManagedCluster;
    return list(agentPoolProfiles).map((item) => ({ name: `pool ${item.name ?? "without a name"}`, item }));
  },
  spellings: (pool) => [
    [resource("azure-native:containerservice:ManagedCluster", "example", { agentPoolProfiles: [pool] })],
    [resource("azure-native:containerservice:AgentPool", "example", pool)],
  ],
};
