import { resource } from "../examples";
import type { PropertiesOf } from "../types";
import type { View } from "./view";

type Cluster = PropertiesOf<"gcp:container/cluster:Cluster">;

/** How GKE makes nodes. */
export type NodeConfig = NonNullable<PropertiesOf<"gcp:container/nodePool:NodePool">["nodeConfig"]>;

/** The node configuration of pools, and of clusters that keep their default pool. */
export const nodeConfigs: View<NodeConfig> = {
  types: ["gcp:container/nodePool:NodePool", "gcp:container/cluster:Cluster"],
  items({ type, properties }) {
    const { removeDefaultNodePool, enableAutopilot, nodeConfig } = properties as Cluster;
    const hasNodes = type === "gcp:container/nodePool:NodePool" || !(removeDefaultNodePool || enableAutopilot);
    return hasNodes ? [{ name: "", item: nodeConfig ?? {} }] : [];
  },
  spellings: (nodeConfig) => [
    [resource("gcp:container/nodePool:NodePool", "example", { nodeConfig })],
    [resource("gcp:container/cluster:Cluster", "example", { nodeConfig })],
  ],
};
