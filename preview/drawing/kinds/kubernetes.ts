import { inside, type Kinds, type Outside, textAt } from "../kind";

const namespace = "kubernetes:core/v1:Namespace";

/** Where pods run, as each cloud calls it. */
const nodes = [
  "aws:eks/nodeGroup:NodeGroup",
  "azure-native:containerservice:AgentPool",
  "gcp:container/nodePool:NodePool",
];

/** What runs in a cluster looks the same on every cloud. */
export const kubernetes: Kinds = {
  [namespace]: {
    glyph: "namespace",
    title: "Namespace",
    box: "namespace",
    within: inside(...nodes),
    detail: (properties) => textAt(properties, "metadata", "name"),
  },
  "kubernetes:apps/v1:DaemonSet": {
    glyph: "sensor",
    title: "Qualys sensor",
    within: inside(namespace),
    detail: () => "on every node",
  },
  "kubernetes:core/v1:Secret": { glyph: "secret", title: "Credentials", within: inside(namespace) },
  "kubernetes:secret-sync.gke.io/v1:SecretSync": { glyph: "secret", title: "Secret sync", within: inside(namespace) },
  "kubernetes:secrets-store.csi.x-k8s.io/v1:SecretProviderClass": {
    glyph: "vault",
    title: "Vault objects",
    within: inside(namespace),
  },
  "kubernetes:networking.k8s.io/v1:NetworkPolicy": {
    glyph: "firewall",
    title: "Network policy",
    plural: "Network policies",
    within: inside(namespace),
  },
  "kubernetes:networking.gke.io/v1alpha1:FQDNNetworkPolicy": {
    glyph: "firewall",
    title: "Hosts by name",
    within: inside(namespace),
  },
  "kubernetes:cilium.io/v2:CiliumNetworkPolicy": {
    glyph: "firewall",
    title: "Cilium policy",
    within: inside(namespace),
  },
  "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole": {
    glyph: "permissions",
    title: "Cluster role",
    within: inside(namespace),
  },
  "kubernetes:core/v1:ServiceAccount": { glyph: "identity", title: "Service account", within: inside(namespace) },
};

const sensor = "kubernetes:apps/v1:DaemonSet";

/** Where a sensor goes of which no more is known than its cluster: through somebody else's network. */
export const beyondTheCluster: readonly Outside[] = [
  { title: "Qualys platform", glyph: "cloud", from: [sensor], detail: "HTTPS out" },
  { title: "Registries", glyph: "registry", from: [sensor], detail: "that it scans" },
];
