import { resource } from "../examples";
import type { Resource } from "../resource";
import type { PropertiesOf } from "../types";
import { isStandard } from "./gke-clusters";
import { type Named, orOpen, type View } from "./view";

const poolType = "gcp:container/nodePool:NodePool";
const clusterType = "gcp:container/cluster:Cluster";

type Pool = PropertiesOf<typeof poolType>;
type Cluster = PropertiesOf<typeof clusterType>;
type Provisioning = NonNullable<NonNullable<Cluster["clusterAutoscaling"]>["autoProvisioningDefaults"]>;

/** How GKE makes nodes. */
export type NodeConfig = NonNullable<Pool["nodeConfig"]>;

/** What can be said of nodes in pools that GKE adds by itself, too: the rest is GKE's to choose. */
export type SharedNodeConfig = Pick<NodeConfig, keyof NodeConfig & keyof Provisioning>;

/** Who keeps nodes whole and new. */
export type Management = NonNullable<Provisioning["management"]>;

/** The node configuration of pools, and of clusters that keep their default pool. */
export const nodeConfigs: View<NodeConfig> = {
  types: [poolType, clusterType],
  items({ type, properties }) {
    const { removeDefaultNodePool, enableAutopilot, nodeConfig } = properties as Cluster;
    const hasNodes = type === poolType || !(removeDefaultNodePool || enableAutopilot);
    return hasNodes ? [{ name: "", item: nodeConfig ?? {} }] : [];
  },
  spellings: (nodeConfig) => [
    [resource(poolType, "example", { nodeConfig })],
    [resource(clusterType, "example", { nodeConfig })],
  ],
};

/** The same, and that of pools that clusters add by themselves. */
export const allNodeConfigs: View<SharedNodeConfig> = {
  types: nodeConfigs.types,
  items: (inside) =>
    inside.type === poolType
      ? nodeConfigs.items(inside)
      : [...orOpen(() => nodeConfigs.items(inside)), ...provisioned(inside, (defaults) => defaults)],
  spellings: (config) => [...nodeConfigs.spellings(config), provisioning(config)],
};

export const nodeManagement: View<Management> = {
  types: nodeConfigs.types,
  items: (inside) =>
    inside.type === poolType
      ? [{ name: "", item: (inside.properties as Pool).management ?? {} }]
      : provisioned(inside, ({ management }) => management ?? {}),
  spellings: (management) => [[resource(poolType, "example", { management })], provisioning({ management })],
};

const place = "clusterAutoscaling.autoProvisioningDefaults";

/** By node auto-provisioning. Autopilot settles for itself how its nodes are made. */
function provisioned<Item>(cluster: Resource, itemOf: (defaults: Provisioning) => Item): readonly Named<Item>[] {
  const { properties }: { readonly properties: Cluster } = cluster;
  return orOpen(() => {
    const { clusterAutoscaling } = properties;
    if (clusterAutoscaling?.enabled !== true || !isStandard(properties)) return [];
    return [{ name: place, item: itemOf(clusterAutoscaling.autoProvisioningDefaults ?? {}) }];
  });
}

const provisioning = (autoProvisioningDefaults: Provisioning) => [
  resource(clusterType, "example", {
    removeDefaultNodePool: true,
    clusterAutoscaling: { enabled: true, autoProvisioningDefaults },
  }),
];
