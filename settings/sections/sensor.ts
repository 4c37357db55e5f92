import { z } from "zod";
import * as field from "../fields/common";
import { looseText, nonEmptyText } from "../fields/text";

const scans = z
  .strictObject({
    softwareComposition: z.boolean().default(true).describe("Find vulnerable libraries (SCA)."),
    secrets: z.boolean().default(true).describe("Find secrets in images."),
    malware: z.boolean().default(false).describe("Find malware in images."),
    limitResources: z.boolean().default(false).describe("Let these three use less of the node, and take longer."),
  })
  .prefault({})
  .describe("What is looked for besides operating-system packages.");

const libraries = z
  .strictObject({
    timeoutSeconds: z
      .int()
      .min(60)
      .max(86_400)
      .default(900)
      .meta({ examples: [1800] })
      .describe("Longest that it may take for one image."),
    offline: z
      .boolean()
      .default(false)
      .describe("Do without the database of Java libraries, which is on the internet."),
    databaseDays: z
      .int()
      .min(1)
      .max(365)
      .optional()
      .meta({ examples: [7] })
      .describe("Days after which that database is fetched again, instead of the sensor's own 15 (from 1.39.0-1 on)."),
  })
  .prefault({})
  .describe("How vulnerable libraries are looked for.");

const logFiles = z
  .strictObject({
    size: field.logSize.default("10M").describe("Size at which a log file is closed and the next one begun."),
    count: z
      .int()
      .min(1)
      .max(100)
      .default(5)
      .meta({ examples: [10] })
      .describe("Closed files that are kept."),
  })
  .prefault({})
  .describe("The log files beside the sensor's data. The console has the log always.");

const volume = z
  .strictObject({
    size: field.volumeSize.default("60Gi").describe("Its size."),
    storageClass: field.storageClass.optional().describe("Its storage class, instead of the cluster's default."),
  })
  .prefault({})
  .describe("The volume of each sensor, with `persistence` volume (Kubernetes).");

function containerResources(requests: { cpu: string; memory: string }, limits: { cpu: string; memory: string }) {
  return z
    .strictObject({
      cpuRequest: field.cpuQuantity.default(requests.cpu).describe("CPUs it is sure of."),
      memoryRequest: field.memoryQuantity.default(requests.memory).describe("Memory it is sure of."),
      cpuLimit: field.cpuQuantity.default(limits.cpu).describe("Most CPUs."),
      memoryLimit: field.memoryQuantity.default(limits.memory).describe("Most memory."),
    })
    .prefault({});
}

const resources = z
  .strictObject({
    sensor: containerResources({ cpu: "1", memory: "2Gi" }, { cpu: "3", memory: "6Gi" }).describe("The sensor."),
    scanPod: containerResources({ cpu: "100m", memory: "300Mi" }, { cpu: "500m", memory: "800Mi" }).describe(
      "The pods of dynamic scans (Kubernetes).",
    ),
  })
  .prefault({})
  .describe("CPU and memory.");

export const proxy = z.strictObject({
  address: field.hostPort.describe(
    "Host and port of the proxy. Firewalls open the port to that address alone; of a name, to every address.",
  ),
  caCertificate: field.pem.optional().describe("Certificate of the proxy's own authority."),
});

const placement = z
  .strictObject({
    nodeSelector: z
      .record(z.string(), looseText)
      .default({})
      .meta({ examples: [{ dedicated: "security" }] })
      .describe("Labels that a node must have."),
    tolerations: z
      .array(
        z.strictObject({
          key: nonEmptyText("a taint's key", "dedicated").describe("Key of the taint."),
          operator: z.enum(["Equal", "Exists"]).default("Equal").describe("Equal compares the value."),
          value: looseText.optional().describe("Value of the taint."),
          effect: z
            .enum(["NoSchedule", "PreferNoSchedule", "NoExecute"])
            .optional()
            .describe("Effect of the taint; without it, every effect."),
        }),
      )
      .default([])
      .describe("Taints that the sensor puts up with."),
    nodeAffinity: z
      .array(
        z.strictObject({
          key: nonEmptyText("a label's key", "topology.kubernetes.io/zone").describe("Key of the label."),
          operator: z
            .enum(["In", "NotIn", "Exists", "DoesNotExist"])
            .default("In")
            .describe("In and NotIn compare the label with the values."),
          values: z.array(looseText).default([]).describe("Values of the label."),
        }),
      )
      .default([])
      .describe("Conditions on a node's labels, all of which have to hold."),
  })
  .prefault({})
  .describe("Which nodes the sensor runs on (Kubernetes).");

const egress = z
  .array(
    z.strictObject({
      cidr: field.cidr.meta({ examples: ["10.200.8.0/24"] }).describe("Range of addresses."),
      port: field.port.meta({ examples: [5000] }).describe("TCP port."),
      description: field.remark.describe("What is there."),
    }),
  )
  .default([])
  .describe("Destinations besides public HTTPS and proxies: private registries.");

const capabilities = z
  .union([z.enum(["seed", "vendor", "minimal"]), z.array(field.linuxCapability)])
  .default("seed")
  .meta({ allowed: "one of seed, vendor, minimal; or a list of Linux capabilities without CAP_" })
  .describe("Linux capabilities: a preset, or what to add after all are dropped.");

export const sensor = z
  .strictObject({
    scanningPolicy: z
      .enum(["StaticScanningOnly", "DynamicWithStaticScanningAsFallback", "DynamicScanningOnly"])
      .default("StaticScanningOnly")
      .describe("How images are scanned. Static scanning never runs an unknown image in the cluster."),
    scans,
    libraries,
    threads: z
      .int()
      .min(1)
      .max(20)
      .default(4)
      .meta({ examples: [2] })
      .describe("Images scanned at once by one sensor."),
    resources,
    scanPodLaunchMinutes: z
      .int()
      .min(1)
      .max(120)
      .default(10)
      .meta({ examples: [20] })
      .describe("Minutes that the pod of a dynamic scan may take to start (Kubernetes)."),
    persistence: z
      .enum(["host", "volume", "none"])
      .default("host")
      .describe(
        "Where the sensor keeps its data: on the node's disk; on a volume that comes and goes with its pod (Kubernetes); or nowhere.",
      ),
    volume,
    proxy: proxy.optional().describe("Proxy on the way to Qualys."),
    registryProxy: proxy.optional().describe("Proxy on the way to public registries."),
    registryCertificates: z
      .record(field.registryHost, field.pem)
      .default({})
      .meta({
        examples: [{ "registry.example.com:5000": "-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----" }],
      })
      .describe("Certificates of private registries' own authorities, by registry."),
    insecureRegistries: z
      .boolean()
      .default(false)
      .describe("Accept registries whose certificate nobody vouches for (Kubernetes)."),
    logLevel: z
      .int()
      .min(0)
      .max(5)
      .default(3)
      .meta({ examples: [4] })
      .describe("0 fatal … 3 information, 4 verbose, 5 trace."),
    logFiles,
    profileTags: z.array(field.profileTag).default([]).describe("Qualys sensor profiles to join, by tag."),
    capabilities,
    rbac: z
      .enum(["vendor", "reduced"])
      .default("reduced")
      .describe(
        "Kubernetes permissions: the vendor's Role, or the same without its write verbs, for static scanning. The vendor documents the Role alone; take it if a sensor's log says that something is forbidden.",
      ),
    readOnlyRootFilesystem: z.boolean().default(false).describe("Mount the container's root read-only."),
    seLinuxType: field.seLinuxType
      .optional()
      .describe("SELinux type of the container, where nodes enforce one (Kubernetes): super_t on Bottlerocket."),
    placement,
    egress,
    publicHosts: z
      .array(field.hostOrDomain)
      .optional()
      .describe(
        "Let the sensor call these public hosts on 443, besides Qualys' and the library database, and no others: registries and where their layers come from (AKS, GKE, Cilium).",
      ),
    cleanUp: z
      .boolean()
      .default(false)
      .describe(
        "Instead of the sensor, run what removes its data from the nodes: before `pulumi destroy`, where nodes stay.",
      ),
    extraArguments: z
      .array(nonEmptyText("one argument", "--mask-env-variable"))
      .default([])
      .describe("Further arguments of the sensor: an option and its value are two entries."),
  })
  .prefault({})
  .describe("The sensor.");
