import { z } from "zod";
import * as field from "../fields/common";
import { looseText, nonEmptyText } from "../fields/text";

const scans = z
  .strictObject({
    softwareComposition: z.boolean().default(true).describe("Find vulnerable libraries (SCA)."),
    secrets: z.boolean().default(true).describe("Find secrets in images."),
    malware: z.boolean().default(false).describe("Find malware in images."),
  })
  .prefault({})
  .describe("What is looked for besides operating-system packages.");

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

const proxy = z.strictObject({
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
    threads: z
      .int()
      .min(1)
      .max(20)
      .default(4)
      .meta({ examples: [2] })
      .describe("Images scanned at once by one sensor."),
    resources,
    persistence: z
      .enum(["host", "none"])
      .default("host")
      .describe("Where the sensor keeps its data: on the node's disk, or nowhere."),
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
    profileTags: z.array(field.profileTag).default([]).describe("Qualys sensor profiles to join, by tag."),
    capabilities,
    rbac: z
      .enum(["vendor", "reduced"])
      .default("reduced")
      .describe("Kubernetes permissions: the vendor's Role, or the same without its write verbs, for static scanning."),
    readOnlyRootFilesystem: z.boolean().default(false).describe("Mount the container's root read-only."),
    placement,
    egress,
    extraArguments: z
      .array(nonEmptyText("one argument", "--mask-env-variable"))
      .default([])
      .describe("Further arguments of the sensor: an option and its value are two entries."),
  })
  .prefault({})
  .describe("The sensor.");
