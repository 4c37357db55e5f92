import { z } from "zod";
import type { Cloud } from "./clouds";
import * as field from "./fields";

/*
 * The settings of each stack: one strict object per cloud, because a cloud has settings that another cannot have.
 * Everything that is the same everywhere is written once, in the functions below; what differs is an argument.
 */

const qualys = z
  .strictObject({
    platform: field.platform.optional(),
    podUrl: field.podUrl.optional(),
  })
  .describe("The Qualys platform that the subscription lives on: its name, or the URL of a private platform.");

function network<Existing extends z.ZodType>(cidr: string, existing: Existing) {
  return z
    .strictObject({
      cidr: field.cidr.default(cidr).describe("Address range of the network."),
      zones: z.int().min(2).max(3).default(2).describe("Number of availability zones."),
      natPerZone: z.boolean().default(true).describe("One NAT gateway a zone; false: one for all (AWS only)."),
      privateEndpoints: z
        .boolean()
        .default(true)
        .describe("Reach the cloud's own services through private endpoints, not through NAT."),
      flowLogs: z.boolean().default(true).describe("Record the network's flows."),
      peers: z
        .array(field.cidr)
        .default([])
        .describe("Ranges of networks that this one will be connected to; none may overlap."),
      existing: existing.optional().describe("Deploy into a network that exists already, instead of making one."),
    })
    .prefault({})
    .describe("The network.");
}

const podCidr = (range: string) => field.cidr.default(range).describe("Address range of the pods.");
const serviceCidr = (range: string) => field.cidr.default(range).describe("Address range of the Kubernetes services.");

function kubernetes<Shape extends z.core.$ZodLooseShape>(ranges: Shape) {
  return z.strictObject(ranges).prefault({} as never).describe("Addresses inside the cluster.");
}

function nodes(type: string, diskGiB = 150) {
  return z
    .strictObject({
      type: z.string().min(1).default(type).describe("Machine type of the nodes; linux/amd64 only."),
      min: z.int().min(1).default(2).describe("Fewest nodes."),
      max: z.int().min(1).default(4).describe("Most nodes."),
      diskGiB: z.int().min(50).max(2048).default(diskGiB).describe("Disk of a node, in GiB."),
    })
    .prefault({})
    .describe("The nodes that the sensor runs on.");
}

const maintenanceWindow = z
  .strictObject({
    day: z.enum(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]).default("Sunday"),
    startHour: z.int().min(0).max(23).default(2).describe("Hour of the day it opens, in UTC."),
    hours: z.int().min(4).max(24).default(4).describe("Length in hours."),
  })
  .prefault({})
  .describe("When the cloud may upgrade the cluster and its nodes.");

function kubernetesCluster<Admins extends z.ZodType, Existing extends z.ZodType>(
  version: string | undefined,
  nodeType: string,
  admins: Admins,
  existing: Existing,
) {
  return z
    .strictObject({
      version: field.kubernetesVersion
        .optional()
        .transform((value) => value ?? version)
        .describe(`Kubernetes minor version, default ${version ?? "the release channel's"}.`),
      nodes: nodes(nodeType),
      api: z
        .strictObject({
          access: z
            .enum(["restricted", "private"])
            .default("restricted")
            .describe("restricted: inside the network, and from authorizedCidrs; private: inside the network only."),
          authorizedCidrs: z
            .array(field.cidr)
            .default([])
            .describe("Public ranges that may reach the API server: where administrators and deployments come from."),
          reachedFrom: z
            .enum(["inside", "peered"])
            .optional()
            .describe("With access private: how this deployment reaches the API server."),
        })
        .prefault({})
        .describe("Who can reach the Kubernetes API server."),
      admins: z.array(admins).default([]).describe("Who administers the cluster."),
      deletionProtection: z.boolean().optional().describe("Refuse to delete the cluster; default: as `protect`."),
      maintenanceWindow,
      existing: existing.optional().describe("Deploy only the sensor, onto a cluster that exists already."),
    })
    .prefault({})
    .describe("The cluster.");
}

const ecsCluster = z
  .strictObject({
    nodes: nodes("m6i.xlarge"),
    deletionProtection: z.boolean().optional().describe("Refuse to delete the cluster; default: as `protect`."),
    existing: z
      .strictObject({ name: z.string().min(1).describe("Name of the ECS cluster.") })
      .optional()
      .describe("Deploy only the sensor, onto a cluster that exists already."),
  })
  .prefault({})
  .describe("The cluster.");

const image = z
  .strictObject({
    source: field.imageRepository.default("docker.io/qualys/qcs-sensor").describe("Repository the image comes from."),
    tag: field.imageTag.default("1.45.0-0").describe("Version of the image. Never latest."),
    digest: field.imageDigest.optional().describe("Digest of the image; with it, the tag is only a name."),
    registry: z
      .enum(["private", "upstream"])
      .default("private")
      .describe("private: run from a scanned copy in the cloud's own registry; upstream: run from the source."),
    pullSecret: z
      .string()
      .min(1)
      .optional()
      .describe("What unlocks the source, if it is private: a Kubernetes Secret's name, on ECS a secret's ARN."),
  })
  .prefault({})
  .describe("The sensor image.");

const proxy = z
  .strictObject({
    address: field.hostPort.describe("host:port, without a scheme or credentials."),
    caCertificate: field.pem.optional().describe("PEM certificate of the proxy's authority."),
  })
  .describe("An HTTP proxy.");

const containerResources = (cpu: string, memory: string, cpuLimit: string, memoryLimit: string) =>
  z
    .strictObject({
      cpuRequest: field.cpuQuantity.default(cpu),
      memoryRequest: field.memoryQuantity.default(memory),
      cpuLimit: field.cpuQuantity.default(cpuLimit),
      memoryLimit: field.memoryQuantity.default(memoryLimit),
    })
    .prefault({});

const sensor = z
  .strictObject({
    scanningPolicy: z
      .enum(["StaticScanningOnly", "DynamicWithStaticScanningAsFallback", "DynamicScanningOnly"])
      .default("StaticScanningOnly")
      .describe("Static scanning never runs an unknown image in the cluster."),
    scans: z
      .strictObject({
        softwareComposition: z.boolean().default(true).describe("Find vulnerable libraries (SCA)."),
        secrets: z.boolean().default(true).describe("Find secrets in images."),
        malware: z.boolean().default(false).describe("Find malware in images."),
      })
      .prefault({})
      .describe("What is looked for besides operating-system packages."),
    threads: z.int().min(1).max(20).default(4).describe("Images scanned at once by one sensor."),
    resources: z
      .strictObject({
        sensor: containerResources("1", "2Gi", "3", "6Gi").describe("The sensor container."),
        scanPod: containerResources("100m", "300Mi", "500m", "800Mi").describe("The pods of dynamic scans."),
      })
      .prefault({})
      .describe("CPU and memory."),
    persistence: z
      .enum(["host", "none"])
      .default("host")
      .describe("Where the sensor keeps its data: on the node, or nowhere."),
    proxy: proxy.optional().describe("Proxy on the way to Qualys."),
    registryProxy: proxy.optional().describe("Proxy on the way to public registries."),
    registryCertificates: z
      .record(field.registryHost, field.pem)
      .default({})
      .describe("PEM certificates of private registries' authorities, by registry host."),
    insecureRegistries: z.boolean().default(false).describe("Accept registries with unknown certificates (containerd)."),
    logLevel: z.int().min(0).max(5).default(3).describe("0 fatal … 3 information, 4 verbose, 5 trace."),
    profileTags: z.array(field.profileTag).default([]).describe("Qualys sensor profiles to join, by tag."),
    capabilities: z
      .union([z.enum(["seed", "vendor", "minimal"]), z.array(field.linuxCapability)])
      .default("seed")
      .describe("Linux capabilities: a preset, or the list to add after dropping all."),
    rbac: z
      .enum(["vendor", "reduced"])
      .default("reduced")
      .describe("Kubernetes permissions: the vendor's Role, or without its write verbs (static scanning only)."),
    readOnlyRootFilesystem: z.boolean().default(false).describe("Mount the container's root read-only."),
    placement: z
      .strictObject({
        nodeSelector: z.record(z.string(), z.string()).default({}),
        tolerations: z
          .array(
            z.strictObject({
              key: z.string().min(1),
              operator: z.enum(["Equal", "Exists"]).default("Equal"),
              value: z.string().optional(),
              effect: z.enum(["NoSchedule", "PreferNoSchedule", "NoExecute"]).optional(),
            }),
          )
          .default([]),
      })
      .prefault({})
      .describe("Which nodes the sensor runs on (Kubernetes)."),
    egress: z
      .array(
        z.strictObject({
          cidr: field.cidr,
          port: field.port,
          description: z.string().min(1).describe("What is there."),
        }),
      )
      .default([])
      .describe("Destinations besides public HTTPS: private registries, proxies."),
    extraArguments: z.array(z.string().startsWith("--")).default([]).describe("Further arguments of the sensor."),
  })
  .prefault({})
  .describe("The sensor.");

const logs = z
  .strictObject({ retentionDays: field.retentionDays.default(365).describe("Days that logs are kept.") })
  .prefault({})
  .describe("Logs.");

function alerts<Target extends z.ZodType>(target: Target) {
  return z
    .strictObject({
      email: z.email().optional().describe("Address that alarms go to."),
      target: target.optional(),
    })
    .prefault({})
    .describe("Where alarms go: an address, or something that exists already.");
}

const common = {
  name: field.name.default("qualys-registry").describe("Prefix of everything; one account can hold several copies."),
  tags: z.record(z.string(), z.string()).default({}).describe("On everything that takes tags or labels."),
  activationId: field.qualysId.describe("Qualys activation id (secret)."),
  customerId: field.qualysId.describe("Qualys customer id (secret)."),
  qualys,
  protect: z
    .boolean()
    .default(true)
    .describe("Deletion protection and recovery windows on all that holds state; false for throw-away stacks."),
  image,
  sensor,
  logs,
};

const existingAwsNetwork = z.strictObject({
  vpcId: field.awsId("vpc"),
  privateSubnetIds: z.array(field.awsId("subnet")).min(2),
});

/** One schema a cloud: what `Pulumi.<stack>.yaml` may say under `qualys-registry-sensor:`. */
export const schemas = {
  "aws-ecs": z.strictObject({
    cloud: z.literal("aws-ecs"),
    ...common,
    network: network("172.20.250.0/24", existingAwsNetwork),
    cluster: ecsCluster,
    alerts: alerts(z.strictObject({ topicArn: field.awsArn("sns") }).describe("An SNS topic.")),
  }),
  "aws-eks": z.strictObject({
    cloud: z.literal("aws-eks"),
    ...common,
    network: network("172.20.0.0/16", existingAwsNetwork),
    // K5: an explicit service range, beside the VPC's. Pods take addresses of the VPC.
    kubernetes: kubernetes({ serviceCidr: serviceCidr("10.100.0.0/16") }),
    cluster: kubernetesCluster(
      "1.35",
      "m6i.xlarge",
      field.awsArn("iam"),
      z.strictObject({ name: z.string().min(1).describe("Name of the EKS cluster.") }),
    ),
    alerts: alerts(z.strictObject({ topicArn: field.awsArn("sns") }).describe("An SNS topic.")),
  }),
  azure: z.strictObject({
    cloud: z.literal("azure"),
    ...common,
    network: network(
      "10.1.0.0/16",
      z.strictObject({
        virtualNetworkId: field.azureId("Microsoft.Network/virtualNetworks"),
        nodeSubnetId: field.azureId("Microsoft.Network/virtualNetworks"),
        privateEndpointSubnetId: field.azureId("Microsoft.Network/virtualNetworks"),
      }),
    ),
    kubernetes: kubernetes({ podCidr: podCidr("10.244.0.0/16"), serviceCidr: serviceCidr("10.2.0.0/16") }),
    cluster: kubernetesCluster(
      "1.35",
      "Standard_D4ds_v5",
      field.uuid.describe("Object id of a Microsoft Entra group."),
      z.strictObject({ name: z.string().min(1), resourceGroup: z.string().min(1) }),
    ),
    alerts: alerts(
      z.strictObject({ actionGroupId: field.azureId("Microsoft.Insights/actionGroups") }).describe("An action group."),
    ),
  }),
  gcp: z.strictObject({
    cloud: z.literal("gcp"),
    ...common,
    network: network(
      "10.0.0.0/20",
      z.strictObject({
        network: z.string().min(1),
        subnetwork: z.string().min(1),
        podsRange: z.string().min(1).describe("Name of the secondary range of the pods."),
        servicesRange: z.string().min(1).describe("Name of the secondary range of the services."),
      }),
    ),
    kubernetes: kubernetes({ podCidr: podCidr("10.16.0.0/14"), serviceCidr: serviceCidr("10.20.0.0/20") }),
    cluster: kubernetesCluster(
      undefined,
      "n2-standard-4",
      field.gcpMember,
      z.strictObject({ name: z.string().min(1), location: z.string().min(1) }),
    ),
    alerts: alerts(
      z.strictObject({ notificationChannel: z.string().startsWith("projects/") }).describe("A notification channel."),
    ),
  }),
} satisfies Record<Cloud, z.ZodType>;
