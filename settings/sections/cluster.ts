import { z } from "zod";
import { addOnVersion } from "../fields/aws";
import { cidr, imageStore, runtimeSocket } from "../fields/common";
import { nameOf, nonEmptyText } from "../fields/text";

interface KubernetesCluster<Version extends z.ZodType, Admin extends z.ZodType, Existing extends z.ZodRawShape> {
  readonly version: Version;
  readonly nodeType: string;
  readonly admin: Admin;
  /** Shortest maintenance window that the cloud takes, which is also the default. */
  readonly windowHours: number;
  /** What names a cluster that exists already. */
  readonly existing: Existing;
}

/** The settings of a cluster of one's own, and what names one that exists. */
export function kubernetesCluster<Version extends z.ZodType, Admin extends z.ZodType, Existing extends z.ZodRawShape>({
  version,
  nodeType,
  admin,
  windowHours,
  existing,
}: KubernetesCluster<Version, Admin, Existing>) {
  return {
    version,
    nodes: nodes(nodeType),
    api,
    admins: z.array(admin).default([]).describe("Who administers the cluster."),
    deletionProtection,
    maintenanceWindow: maintenanceWindow(windowHours),
    existing: z
      .strictObject(existing)
      .optional()
      .describe("Deploy only the sensor, onto a cluster that exists already."),
  };
}

export function ecsCluster(nodeType: string) {
  return z
    .strictObject({
      nodes: nodes(nodeType),
      deletionProtection,
      exec: z
        .boolean()
        .default(false)
        .describe(
          "Let administrators open a shell in the sensor by ECS Exec, where they can read the ids; what they do is recorded, and an alarm tells of it.",
        ),
      existing: z
        .strictObject({ name: nameOf("the ECS cluster", "shared").describe("Its name.") })
        .optional()
        .describe("Deploy only the sensor, onto a cluster that exists already; needs `network.existing` too."),
    })
    .prefault({})
    .describe("The cluster.");
}

/** A cluster of which only its kubeconfig is known. */
export const anyCluster = z
  .strictObject({
    apiServerCidrs: z
      .array(cidr)
      .min(1)
      .default(["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"])
      .describe("Ranges in which pods find the API server, reached on 443 and 6443."),
    resolverCidrs: z
      .array(cidr)
      .default([])
      .describe("Ranges of DNS resolvers that are not pods, such as a cache on the nodes: 169.254.20.10/32."),
    cilium: z
      .boolean()
      .default(false)
      .describe(
        "The network plugin is Cilium, which lets pods reach an API server on a node by a policy of its own only.",
      ),
    runtime: z
      .enum(["containerd", "cri-o"])
      .default("containerd")
      .describe(
        "What runs the nodes' containers. On CRI-O the sensor finds no libraries and takes no other certificates.",
      ),
    runtimeSocket: runtimeSocket
      .optional()
      .describe("The runtime's socket on the nodes, where it is not in its usual place, as with K3s, RKE2 and k0s."),
    imageStore: imageStore
      .optional()
      .describe("The folder of its images on the nodes, where that is not in its usual place. Mounted read-only."),
  })
  .prefault({})
  .describe("The cluster.");

/** The zones of a pool on AKS: of each machine type every location has its own. */
const aksZones = z
  .array(z.int().min(1).max(3))
  .min(1)
  .optional()
  .describe(
    "Availability zones, as many as `network.zones`, for a machine type that the location does not have in all; without it, the first.",
  );

const addOn = (example: string, what: string) =>
  addOnVersion
    .meta({ examples: [example] })
    .optional()
    .describe(what);

/** The add-ons of a cluster on EKS, by the names that EKS has for them. */
export const eksAddOns = z
  .strictObject({
    "vpc-cni": addOn("v1.20.4-eksbuild.2", "The network plugin."),
    "kube-proxy": addOn("v1.35.0-eksbuild.2", "The way to services, no newer than the cluster."),
    "eks-pod-identity-agent": addOn("v1.3.10-eksbuild.1", "What gives pods their roles."),
    coredns: addOn("v1.13.1-eksbuild.1", "DNS."),
    "metrics-server": addOn("v0.8.0-eksbuild.6", "Metrics inside of the cluster."),
    "amazon-cloudwatch-observability": addOn("v4.7.0-eksbuild.1", "What brings metrics and output to CloudWatch."),
    "aws-ebs-csi-driver": addOn("v1.54.0-eksbuild.1", "The driver of volumes, with `sensor.persistence` volume."),
  })
  .prefault({})
  .describe("Versions of add-ons; without a word on one, what EKS recommends for the cluster's version.");

/** AKS keeps its own pods on nodes apart. */
export const aksSystemNodes = z
  .strictObject({
    type: nonEmptyText("a machine type with amd64 processors, such as Standard_D4ds_v5", "Standard_D4ds_v5")
      .default("Standard_D4ds_v5")
      .describe("Their machine type: four CPUs or more, and a disk of their own."),
    min: z
      .int()
      .min(2)
      .max(100)
      .default(2)
      .meta({ examples: [3] })
      .describe("Fewest nodes; AKS wants two."),
    max: z
      .int()
      .min(2)
      .max(100)
      .default(3)
      .meta({ examples: [5] })
      .describe("Most nodes."),
    diskGiB: z
      .int()
      .min(64)
      .max(2048)
      .default(128)
      .meta({ examples: [100] })
      .describe("Disk of a node in GiB."),
    zones: aksZones,
  })
  .prefault({})
  .describe("The nodes of AKS' own pods. Of a cluster that exists, type, disk and zones cannot be changed.");

function nodes(type: string) {
  return z.strictObject(nodeSettings(type)).prefault({}).describe(theNodes);
}

/** On GKE, where the disk of a node is a choice of its own. */
export function gkeNodes(type: string) {
  const diskType = z
    .enum(["pd-ssd", "pd-balanced", "hyperdisk-balanced"])
    .default("pd-ssd")
    .describe("Kind of that disk; pd-balanced is cheaper, and the newest machines take hyperdisk-balanced alone.");
  return z
    .strictObject({ ...nodeSettings(type), diskType })
    .prefault({})
    .describe(theNodes);
}

/** On AKS, where a pool's zones are Azure's to offer and the user's to know. */
export function aksNodes(type: string) {
  return z
    .strictObject({ ...nodeSettings(type), zones: aksZones })
    .prefault({})
    .describe(theNodes);
}

const theNodes = "The nodes that the sensor runs on.";

function nodeSettings(type: string) {
  return {
    type: nonEmptyText(`a machine type with amd64 processors, such as ${type}`, type)
      .default(type)
      .describe("Machine type of the nodes; linux/amd64 only."),
    min: z
      .int()
      .min(1)
      .max(1000)
      .default(2)
      .meta({ examples: [3] })
      .describe("Fewest nodes, at least one in each zone; of a throw-away stack, one."),
    max: z
      .int()
      .min(1)
      .max(1000)
      .default(4)
      .meta({ examples: [6] })
      .describe("Most nodes."),
    diskGiB: z
      .int()
      .min(50)
      .max(2048)
      .default(150)
      .meta({ examples: [120] })
      .describe("Disk of a node in GiB: images are unpacked on it."),
  };
}

const accessDescription = "Who can reach the Kubernetes API server.";

const apiSettings = {
  access: z
    .enum(["restricted", "private"])
    .default("restricted")
    .describe("restricted: from the network and from authorizedCidrs; private: from the network only."),
  authorizedCidrs: z
    .array(
      cidr.meta({
        allowed: "a public range of IPv4 addresses such as 198.51.100.0/24",
        examples: ["198.51.100.0/24"],
        placeholder: "RANGE",
      }),
    )
    .default([])
    .describe("Public ranges that may reach the API server: where administrators and deployments come from."),
  reachedFrom: z
    .enum(["inside", "peered"])
    .optional()
    .describe("With private access: this deployment runs inside the network, or in one connected to it."),
};

const api = z.strictObject(apiSettings).prefault({}).describe(accessDescription);

/** AKS has two ways to bring nodes and API server together. */
export const aksApi = z
  .strictObject({
    ...apiSettings,
    vnetIntegration: z
      .boolean()
      .default(true)
      .describe(
        "The API server answers in a subnet of the network; false where AKS does not offer that. Cannot be undone.",
      ),
  })
  .prefault({})
  .describe(accessDescription);

const deletionProtection = z
  .boolean()
  .optional()
  .describe("Refuse to delete the cluster; without a word on it, as `protect`.");

function maintenanceWindow(hours: number) {
  return z
    .strictObject({
      day: z
        .enum(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
        .default("Sunday")
        .describe("Day of the week it opens."),
      startHour: z
        .int()
        .min(0)
        .max(23)
        .default(2)
        .meta({ examples: [22] })
        .describe("Hour of the day it opens, in UTC."),
      hours: z
        .int()
        .min(hours)
        .max(24)
        .default(hours)
        .meta({ examples: [16] })
        .describe("Length in hours."),
    })
    .prefault({})
    .describe("When the cloud may upgrade the cluster and its nodes.");
}
