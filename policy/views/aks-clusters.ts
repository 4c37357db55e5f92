import { text } from "../problems";
import type { PropertiesOf } from "../types";
import { isSet, someIs } from "../unknown";

type Cluster = PropertiesOf<"azure-native:containerservice:ManagedCluster">;

/** AKS Automatic turns on much by itself, and takes no other word on it. The rest it has by default, and takes one. */
export const isAutomatic = ({ sku }: Pick<Cluster, "sku">) => text(sku?.name).toLowerCase() === "automatic";

export const isBase = (cluster: Pick<Cluster, "sku">) => !isAutomatic(cluster);

/** Some of its nodes, or its API server, are in a subnet that somebody chose. */
export const isInOwnNetwork = ({ agentPoolProfiles, apiServerAccessProfile }: Cluster) =>
  isSet(apiServerAccessProfile, "subnetId") || someIs(agentPoolProfiles ?? [], (pool) => isSet(pool, "vnetSubnetID"));
