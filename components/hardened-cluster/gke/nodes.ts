import { NodePool, type Cluster } from "@pulumi/gcp/container";
import { IAMMember } from "@pulumi/gcp/projects";
import { Account } from "@pulumi/gcp/serviceaccount";
import type { input } from "@pulumi/gcp/types";
import * as pulumi from "@pulumi/pulumi";
import type { EncryptionKey } from "../../gcp/encryption-key";
import type { GcpProject } from "../../gcp/project";

export interface NodeArgs {
  readonly type: string;
  readonly min: number;
  readonly max: number;
  readonly diskGiB: number;
  readonly diskType: string;
}

export interface NodeIdentity {
  readonly email: pulumi.Output<string>;
  readonly member: pulumi.Output<string>;
  readonly grants: readonly pulumi.Resource[];
}

/** G13: what GKE asks of a node's account. Pulling images is granted on the one repository, not here. */
const nodeRoles = {
  defaults: "roles/container.defaultNodeServiceAccount",
  metrics: "roles/monitoring.metricWriter",
  metadata: "roles/stackdriver.resourceMetadata.writer",
};

export function nodeIdentity(name: string, project: GcpProject, parent: pulumi.Resource): NodeIdentity {
  const account = new Account(
    `${name}-nodes`,
    // An account's id has 30 characters: no room for random digits behind the component's name.
    { accountId: name, displayName: "Nodes of the Qualys registry sensor" },
    { parent, dependsOn: [...project.apis] },
  );
  // Put together, and not taken from the account, because it is then known in a preview.
  const email = pulumi.interpolate`${account.accountId}@${project.id}.iam.gserviceaccount.com`;
  const member = pulumi.interpolate`serviceAccount:${email}`;
  const grants = Object.entries(nodeRoles).map(
    ([what, role]) => new IAMMember(`${name}-nodes-${what}`, { project: project.id, role, member }, { parent }),
  );
  return { email, member, grants };
}

export type NodeSecurity = ReturnType<typeof nodeSecurity>;

/** How every node is locked down, the short-lived ones of a new cluster included. */
export function nodeSecurity(identity: NodeIdentity, disksKey: EncryptionKey, tags: readonly string[]) {
  return {
    imageType: "COS_CONTAINERD",
    bootDiskKmsKey: disksKey.name,
    serviceAccount: identity.email,
    // The account's roles decide; scopes only take away from them.
    oauthScopes: ["https://www.googleapis.com/auth/cloud-platform"],
    shieldedInstanceConfig: { enableSecureBoot: true, enableIntegrityMonitoring: true },
    workloadMetadataConfig: { mode: "GKE_METADATA" },
    metadata: { "disable-legacy-endpoints": "true" },
    // G15
    kubeletConfig: { insecureKubeletReadonlyPortEnabled: "FALSE" },
    // Image streaming leaves the layers that the sensor reads on the network.
    gcfsConfig: { enabled: false },
    tags: [...tags],
  };
}

export interface NodePoolPlan {
  readonly nodes: NodeArgs;
  readonly zones: number;
  readonly security: NodeSecurity;
  /** What the nodes' containerd is told besides. */
  readonly containerd: input.container.NodePoolNodeConfigContainerdConfig | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

export function nodePool(name: string, cluster: Cluster, plan: NodePoolPlan, parent: pulumi.Resource): NodePool {
  const { nodes, zones, security, containerd, tags } = plan;
  return new NodePool(
    // GKE takes 40 characters: no room for a suffix besides the random digits.
    name,
    {
      cluster: cluster.name,
      location: cluster.location,
      // A number a zone, and only to begin with.
      initialNodeCount: Math.ceil(nodes.min / zones),
      autoscaling: { totalMinNodeCount: nodes.min, totalMaxNodeCount: nodes.max, locationPolicy: "BALANCED" },
      management: { autoRepair: true, autoUpgrade: true },
      upgradeSettings: { strategy: "SURGE", maxSurge: 1, maxUnavailable: 0 },
      networkConfig: { enablePrivateNodes: true },
      nodeConfig: {
        ...security,
        machineType: nodes.type,
        diskType: nodes.diskType,
        diskSizeGb: nodes.diskGiB,
        containerdConfig: containerd,
        resourceLabels: tags,
      },
    },
    // G14: the autoscaler says how many nodes there are.
    { parent, ignoreChanges: ["initialNodeCount", "nodeCount"] },
  );
}
