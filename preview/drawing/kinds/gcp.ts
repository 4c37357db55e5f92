import type { Resource } from "../../../policy/resource";
import { at, cloudAt, days, inGroup, inside, range, type Sheet, subnetTitle, textAt, words } from "../kind";

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
      detail: ({ nodeConfig, autoscaling }) =>
        words(
          textAt(nodeConfig, "machineType"),
          range(textAt(autoscaling, "totalMinNodeCount"), textAt(autoscaling, "totalMaxNodeCount")),
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
    { from: sync, to: secret, via: [secretVersion], label: "reads ids" },
    { from: daemonSet, to: repository, label: "pulls" },
    { from: daemonSet, to: copy, label: "pulls" },
    { from: pool, to: cluster, label: "joins" },
  ],
  outside: [
    { title: "Qualys platform", glyph: "cloud", from: [nat], detail: "HTTPS out" },
    { title: "Registries", glyph: "registry", from: [nat], detail: "that it scans" },
    { title: "Google APIs", glyph: "cloud", from: [zone], detail: "by private names" },
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

function reachOf(properties: unknown): string | undefined {
  if (at(properties, "controlPlaneEndpointsConfig", "dnsEndpointConfig", "allowExternalTraffic") === true) {
    return "DNS name, by IAM";
  }
  return at(properties, "privateClusterConfig", "enablePrivateEndpoint") === true ? "private" : undefined;
}
