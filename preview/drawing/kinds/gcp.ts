import type { Resource } from "../../../policy/resource";
import {
  at,
  cloudAt,
  days,
  inGroup,
  inside,
  type Place,
  range,
  type Sheet,
  subnetTitle,
  textAt,
  words,
  zonesOf,
} from "../kind";
import type { References } from "../references";

const network = "gcp:compute/network:Network";
const subnet = "gcp:compute/subnetwork:Subnetwork";
const nat = "gcp:compute/routerNat:RouterNat";
const firewall = "gcp:compute/firewall:Firewall";
const zone = "gcp:dns/managedZone:ManagedZone";
const pool = "gcp:container/nodePool:NodePool";
const cluster = "gcp:container/cluster:Cluster";
const key = "gcp:kms/cryptoKey:CryptoKey";
const secret = "gcp:secretmanager/secret:Secret";
const secretVersion = "gcp:secretmanager/secretVersion:SecretVersion";
const repository = "gcp:artifactregistry/repository:Repository";
const copy = "docker-build:index:Index";
const binaryAuthorization = "gcp:binaryauthorization/policy:Policy";
const attestor = "gcp:binaryauthorization/attestor:Attestor";
const bucket = "gcp:logging/projectBucketConfig:ProjectBucketConfig";
const sink = "gcp:logging/projectSink:ProjectSink";
const metric = "gcp:logging/metric:Metric";
const alert = "gcp:monitoring/alertPolicy:AlertPolicy";
const channel = "gcp:monitoring/notificationChannel:NotificationChannel";
const topic = "gcp:pubsub/topic:Topic";
const subscription = "gcp:pubsub/subscription:Subscription";
const sync = "kubernetes:secret-sync.gke.io/v1:SecretSync";
const daemonSet = "kubernetes:apps/v1:DaemonSet";

export const gcp: Sheet = {
  cloud: cloudAt("Google Cloud", "gcp", { [subnet]: ({ region }) => textAt(region) }),
  kinds: {
    [network]: { glyph: "network", title: "VPC network", box: "network" },
    [subnet]: {
      glyph: "subnet",
      title: ({ name }) => subnetTitle(name),
      box: "subnet",
      within: inside(network),
      detail: (properties) => textAt(properties, "ipCidrRange"),
    },
    [nat]: { glyph: "nat", title: "Cloud NAT", within: inside(network) },
    [firewall]: { glyph: "firewall", title: "Firewall rule", plural: "Firewall rules", within: inside(network) },
    [zone]: { glyph: "dns", title: "Private zone", plural: "Private DNS zones", within: inside(network) },
    [pool]: {
      glyph: "nodes",
      title: "Node pool",
      box: "nodes",
      within: (resource, references) => {
        const [owner] = references.from(resource, "cluster");
        return owner && references.from(owner, "subnetwork")[0];
      },
      detail: ({ nodeConfig, autoscaling }, place) =>
        words(
          textAt(nodeConfig, "machineType"),
          range(textAt(autoscaling, "totalMinNodeCount"), textAt(autoscaling, "totalMaxNodeCount")),
          zonesOfPool(place),
        ),
    },
    [cluster]: {
      glyph: "cluster",
      title: "GKE control plane",
      within: inGroup("cluster"),
      detail: (properties) => words(textAt(properties, "minMasterVersion"), reachOf(properties)),
    },
    [topic]: {
      glyph: "message",
      title: "Announcements",
      within: (resource, references) => (references.to(resource).some(isSecret) ? undefined : "cluster"),
    },
    [subscription]: { glyph: "message", title: "Due notices", within: inGroup("vault") },
    [key]: {
      glyph: "key",
      title: "Encryption key",
      plural: "Encryption keys",
      within: (resource, references) => {
        const [used] = references.to(resource).filter(({ type }) => type in keyUsers);
        return used && keyUsers[used.type];
      },
      detail: ({ rotationPeriod }) => (typeof rotationPeriod === "string" ? "KMS, rotated" : "KMS"),
    },
    [secret]: { glyph: "secret", title: "Secret", plural: "Secrets", within: inGroup("vault") },
    [repository]: {
      glyph: "registry",
      title: "Artifact Registry",
      within: inGroup("images"),
      detail: (properties) => textAt(properties, "mode")?.replace("_REPOSITORY", "").toLowerCase(),
    },
    [copy]: { glyph: "image", title: "Copied image", within: inGroup("images") },
    [attestor]: { glyph: "check", title: "Attestor", within: inGroup("images") },
    [binaryAuthorization]: { glyph: "check", title: "Binary Authorization", within: inGroup("images") },
    [bucket]: {
      glyph: "logs",
      title: "Log bucket",
      within: inGroup("logs"),
      detail: (properties) => days(textAt(properties, "retentionDays")),
    },
    [sink]: { glyph: "flows", title: "Log sink", within: inGroup("logs") },
    [metric]: { glyph: "metrics", title: "Log metric", plural: "Log metrics", within: inGroup("alerts") },
    [alert]: { glyph: "alarm", title: "Alert", plural: "Alerts", within: inGroup("alerts") },
    [channel]: {
      glyph: "message",
      title: "Notification channel",
      within: inGroup("alerts"),
      detail: (properties) => textAt(properties, "type"),
    },
    "gcp:monitoring/dashboard:Dashboard": { glyph: "dashboard", title: "Dashboard", within: inGroup("alerts") },
  },
  keys: [key],
  relations: [
    { from: subnet, to: nat },
    {
      from: subnet,
      to: zone,
      via: [network],
      where: (from, _, references) => isOfNodes(from, references),
      label: "asks",
    },
    { from: sync, to: secret, via: [secretVersion], label: "reads ids" },
    { from: daemonSet, to: repository, label: "pulls" },
    { from: daemonSet, to: copy, label: "pulls" },
    { from: pool, to: cluster, label: "joins" },
  ],
  outside: [
    { title: "Qualys platform", glyph: "cloud", from: [nat], detail: "HTTPS out" },
    { title: "Registries", glyph: "registry", from: [nat], detail: "that it scans" },
    { title: "Google APIs", glyph: "cloud", from: [subnet], where: reachesGoogle, detail: "by private access" },
  ],
};

const isSecret = ({ type }: Resource) => type === secret;

/** A key is drawn with what it encrypts. */
const keyUsers = {
  [cluster]: "cluster",
  [pool]: "cluster",
  [secret]: "vault",
  [topic]: "vault",
  [repository]: "images",
  [attestor]: "images",
  [bucket]: "logs",
} as Readonly<Record<string, "cluster" | "vault" | "images" | "logs">>;

/** The subnet of a cluster's nodes. */
function isOfNodes(resource: Resource, references: References): boolean {
  return references
    .to(resource)
    .some((each) => each.type === cluster && references.from(each, "subnetwork").includes(resource));
}

/** Nodes without public addresses reach Google's where their subnet lets them. */
function reachesGoogle(resource: Resource, references: References): boolean {
  return at(resource.properties, "privateIpGoogleAccess") === true && isOfNodes(resource, references);
}

/** A pool without zones of its own has the cluster's, and those are all of the region's unless it says which. */
function zonesOfPool({ resource, references }: Place): string | undefined {
  const letter = (zone: string) => zone.split("-").at(-1) ?? zone;
  const [owner] = references.from(resource, "cluster");
  const own = at(resource.properties, "nodeLocations") ?? at(owner?.properties, "nodeLocations");
  const location = textAt(resource.properties, "location");
  const isRegion = location !== undefined && /^[a-z]+-[a-z]+\d+$/.test(location);
  return zonesOf(own, letter) ?? (isRegion ? "regional" : zonesOf(location && [location], letter));
}

function reachOf(properties: unknown): string | undefined {
  if (at(properties, "controlPlaneEndpointsConfig", "dnsEndpointConfig", "allowExternalTraffic") === true) {
    return "DNS name, by IAM";
  }
  return at(properties, "privateClusterConfig", "enablePrivateEndpoint") === true ? "private" : undefined;
}
