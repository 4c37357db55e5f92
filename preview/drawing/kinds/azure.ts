import type { Resource } from "../../../policy/resource";
import {
  at,
  cloudAt,
  counted,
  days,
  inGroup,
  inside,
  type Piece,
  range,
  type Sheet,
  subnetTitle,
  textAt,
  words,
  zonesOf,
} from "../kind";
import type { References } from "../references";

const network = "azure-native:network:VirtualNetwork";
const subnet = "azure-native:network:Subnet";
const nat = "azure-native:network:NatGateway";
const firewall = "azure-native:network:AzureFirewall";
const routes = "azure-native:network:RouteTable";
const privateEndpoint = "azure-native:network:PrivateEndpoint";
const flowLog = "azure-native:network:FlowLog";
const pool = "azure-native:containerservice:AgentPool";
const cluster = "azure-native:containerservice:ManagedCluster";
const vault = "azure-native:keyvault:Vault";
const key = "azure-native:keyvault:Key";
const secret = "azure-native:keyvault:Secret";
const registry = "azure-native:containerregistry:Registry";
const taskRun = "azure-native:containerregistry:TaskRun";
const workspace = "azure-native:operationalinsights:Workspace";
const diagnostics = "azure-native:monitor:DiagnosticSetting";
const collection = "azure-native:monitor:DataCollectionRule";
const metrics = "azure-native:monitor:AzureMonitorWorkspace";
const storage = "azure-native:storage:StorageAccount";
const queryRule = "azure-native:monitor:ScheduledQueryRule";
const metricRules = "azure-native:alertsmanagement:PrometheusRuleGroup";
const actionGroup = "azure-native:monitor:ActionGroup";
const credential = "azure-native:managedidentity:FederatedIdentityCredential";
const objects = "kubernetes:secrets-store.csi.x-k8s.io/v1:SecretProviderClass";
const daemonSet = "kubernetes:apps/v1:DaemonSet";

export const azure: Sheet = {
  cloud: cloudAt("Azure", "azure-native", { [flowLog]: ({ location }) => textAt(location) }),
  kinds: {
    [network]: {
      glyph: "network",
      title: "Virtual network",
      box: "network",
      detail: (properties) => textAt(properties, "addressSpace", "addressPrefixes", 0),
    },
    [subnet]: {
      glyph: "subnet",
      title: ({ name }) => subnetTitle(name),
      box: "subnet",
      within: inside(network),
      detail: (properties) => textAt(properties, "addressPrefix"),
    },
    [nat]: { glyph: "nat", title: "NAT gateway", within: inside(network) },
    [firewall]: { glyph: "firewall", title: "Firewall", within: inside(subnet) },
    [privateEndpoint]: {
      glyph: "endpoint",
      title: "Private endpoint",
      plural: "Private endpoints",
      within: inside(subnet),
    },
    [flowLog]: { glyph: "flows", title: "Flow log", within: inside(network) },
    [pool]: {
      glyph: "nodes",
      title: "Sensor nodes",
      box: "nodes",
      within: inside(subnet),
      detail: detailOfPool,
    },
    [cluster]: {
      glyph: "cluster",
      title: "AKS control plane",
      within: inGroup("cluster"),
      detail: (properties) => words(textAt(properties, "kubernetesVersion"), reachOf(properties)),
      pieces: poolsOf,
    },
    [vault]: {
      glyph: "vault",
      title: "Key Vault",
      within: (resource, references) =>
        references.to(resource).some(({ type }) => type === key) ? "cluster" : "vault",
      detail: (properties) =>
        textAt(properties, "properties", "publicNetworkAccess") === "Disabled" ? "private only" : undefined,
    },
    [key]: { glyph: "key", title: "Encryption key", within: inGroup("cluster") },
    [secret]: { glyph: "secret", title: "Secret", plural: "Secrets", within: inGroup("vault") },
    [registry]: {
      glyph: "registry",
      title: "Container registry",
      within: inGroup("images"),
      detail: (properties) => (textAt(properties, "publicNetworkAccess") === "Disabled" ? "private only" : undefined),
    },
    [taskRun]: {
      glyph: "image",
      title: "Import",
      within: inGroup("images"),
      detail: (properties) => textAt(properties, "forceUpdateTag")?.split("/").at(-1),
    },
    [workspace]: {
      glyph: "logs",
      title: "Log workspace",
      within: inGroup("logs"),
      detail: (properties) => days(textAt(properties, "retentionInDays")),
    },
    [storage]: { glyph: "storage", title: "Flow log store", within: inGroup("logs") },
    [diagnostics]: {
      glyph: "flows",
      title: "Diagnostic setting",
      plural: "Diagnostic settings",
      within: inGroup("logs"),
    },
    [collection]: {
      glyph: "flows",
      title: "Collection rule",
      plural: "Collection rules",
      within: inGroup("logs"),
    },
    [metrics]: { glyph: "metrics", title: "Metrics workspace", within: inGroup("logs") },
    [queryRule]: { glyph: "alarm", title: "Log alert", plural: "Log alerts", within: inGroup("alerts") },
    [metricRules]: {
      glyph: "alarm",
      title: "Metric alerts",
      within: inGroup("alerts"),
      detail: ({ rules }) => (Array.isArray(rules) ? counted(rules.length, "rule") : undefined),
    },
    [actionGroup]: { glyph: "message", title: "Action group", within: inGroup("alerts") },
    "azure-native:applicationinsights:Workbook": {
      glyph: "dashboard",
      title: "Workbook",
      within: inGroup("alerts"),
    },
    [credential]: { glyph: "identity", title: "Workload identity", within: inGroup("vault") },
  },
  keys: [key],
  relations: [
    { from: subnet, to: nat },
    { from: subnet, to: firewall, via: [routes] },
    { from: subnet, to: privateEndpoint, via: [network, subnet], where: fromUsedSubnet },
    { from: privateEndpoint, to: vault, label: "private link" },
    { from: privateEndpoint, to: registry, label: "private link" },
    { from: flowLog, to: storage, label: "writes" },
    { from: objects, to: vault, through: privateEndpoint, label: "reads ids" },
    { from: daemonSet, to: registry, through: privateEndpoint, label: "pulls" },
    { from: pool, to: cluster, label: "joins" },
  ],
  outside: [
    { title: "Qualys platform", glyph: "cloud", from: [nat, firewall], detail: "HTTPS out" },
    { title: "Registries", glyph: "registry", from: [nat, firewall], detail: "that it scans" },
  ],
};

/** From where nodes or the API server are, unless the endpoints are in the same subnet. */
function fromUsedSubnet(from: Resource, endpoint: Resource, references: References): boolean {
  const isUsed = references.to(from).some(({ type }) => type === pool || type === cluster);
  return isUsed && !references.from(endpoint).includes(from);
}

function detailOfPool(pool: unknown): string | undefined {
  return words(
    textAt(pool, "vmSize"),
    range(textAt(pool, "minCount"), textAt(pool, "maxCount")),
    zonesOf(at(pool, "availabilityZones")),
  );
}

/** The pools that a cluster is made with: one at least, which runs what the cluster itself needs. */
function poolsOf(resource: Resource, references: References): readonly Piece[] {
  const pools = at(resource.properties, "agentPoolProfiles");
  if (!Array.isArray(pools)) return [];
  const within = subnetOfPools(resource, references);
  return pools.map((each: unknown) => ({
    glyph: "nodes",
    title: textAt(each, "mode") === "System" ? "System nodes" : "Nodes",
    detail: detailOfPool(each),
    role: "nodes",
    within,
  }));
}

/** Of the subnets that a cluster refers to, one that is delegated is the API server's: no nodes can be in it. */
function subnetOfPools(resource: Resource, references: References): Resource | undefined {
  const subnets = references
    .from(resource)
    .filter(({ type, properties }) => type === subnet && at(properties, "delegations") === undefined);
  return subnets.length === 1 ? subnets[0] : undefined;
}

function reachOf(properties: unknown): string | undefined {
  if (at(properties, "apiServerAccessProfile", "enablePrivateCluster") === true) return "private";
  const ranges = at(properties, "apiServerAccessProfile", "authorizedIPRanges");
  return Array.isArray(ranges) ? counted(ranges.length, "range") : undefined;
}
