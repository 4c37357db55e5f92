import fc from "fast-check";
import type { SensorSettings } from "../../../components/qualys-sensor/sensor-arguments";
import { schemas } from "../../../settings/schema";

/** What the settings say when nobody sets anything. */
export const defaultSensor: SensorSettings = schemas["aws-eks"].shape.sensor.parse({});

export function sensorWith(changes: Partial<SensorSettings>): SensorSettings {
  return { ...defaultSensor, ...changes };
}

export const pem = (name: string) => `-----BEGIN CERTIFICATE-----\n${name}\n-----END CERTIFICATE-----\n`;

const proxy = fc.option(
  fc.record(
    {
      address: fc.constantFrom("proxy.example:3128", "10.1.2.3:8080"),
      caCertificate: fc.constantFrom(pem("one"), pem("two")),
    },
    { requiredKeys: ["address"] },
  ),
  { nil: undefined },
);

const containerResources = fc.record({
  cpuRequest: fc.constantFrom("100m", "1"),
  memoryRequest: fc.constantFrom("300Mi", "2Gi"),
  cpuLimit: fc.constantFrom("1500m", "6"),
  memoryLimit: fc.constantFrom("2Gi", "6Gi"),
});

type Settings = SensorSettings;
const one = <Key extends keyof Settings>(_: Key, ...values: Settings[Key][]) =>
  fc.constantFrom<Settings[Key]>(...values);

/** Every combination of settings that changes what the sensor is told. */
export const anySensor: fc.Arbitrary<SensorSettings> = fc
  .record({
    scanningPolicy: one(
      "scanningPolicy",
      "StaticScanningOnly",
      "DynamicWithStaticScanningAsFallback",
      "DynamicScanningOnly",
    ),
    scans: fc.record({
      softwareComposition: fc.boolean(),
      secrets: fc.boolean(),
      malware: fc.boolean(),
      limitResources: fc.boolean(),
    }),
    libraries: fc.record(
      {
        timeoutSeconds: fc.integer({ min: 60, max: 86_400 }),
        offline: fc.boolean(),
        databaseDays: fc.integer({ min: 1, max: 365 }),
      },
      { requiredKeys: ["timeoutSeconds", "offline"] },
    ),
    threads: fc.integer({ min: 1, max: 20 }),
    resources: fc.record({ sensor: containerResources, scanPod: containerResources }),
    scanPodLaunchMinutes: fc.integer({ min: 1, max: 120 }),
    persistence: one("persistence", "host", "volume", "none"),
    volume: one("volume", { size: "60Gi" }, { size: "100Gi", storageClass: "fast-ssd" }),
    proxy,
    registryProxy: proxy,
    registryCertificates: one("registryCertificates", {}, { "registry.example:5000": pem("registry") }),
    insecureRegistries: fc.boolean(),
    logLevel: fc.integer({ min: 0, max: 5 }),
    logFiles: fc.record({ size: fc.constantFrom("500K", "10M"), count: fc.integer({ min: 1, max: 100 }) }),
    profileTags: fc.uniqueArray(fc.constantFrom("eu", "production", "team.a"), { maxLength: 3 }),
    capabilities: one("capabilities", "seed", "vendor", "minimal", ["SYS_PTRACE"]),
    rbac: one("rbac", "vendor", "reduced"),
    readOnlyRootFilesystem: fc.boolean(),
    seLinuxType: one("seLinuxType", undefined, "super_t"),
    egress: one("egress", [], [{ cidr: "10.9.0.0/24", port: 5000, description: "registry" }]),
    extraArguments: one("extraArguments", [], ["--mask-env-variable"], ["--disable-features", "SBOM"]),
  })
  .map(sensorWith);
