import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { plain } from "../../preview/engine/wire";
import type { Cloud } from "../../settings/clouds";
import { parseSettings } from "../../settings/parse";
import { registerSensor } from "../components/qualys-sensor/kubernetes/objects";
import { type Changes, configuration, today } from "../settings/configuration";
import { needs } from "../support/programs";
import { ControlPlane } from "./kubernetes";
import { pairwise } from "./pairs";

/** Where the sensor is deployed to, and what the stack's page then tells the component. */
interface Site {
  readonly stack: Cloud;
  readonly changes: Changes;
  readonly component: Changes;
}

const ids = { activationId: undefined, customerId: undefined };
const existing = { cluster: { existing: { name: "shared" } } };
const withoutLibraries = { "sensor.scans.softwareComposition": false };

const sites: Readonly<Record<string, Site>> = {
  "any cluster": { stack: "kubernetes", changes: {}, component: { delivery: "secret" } },
  EKS: { stack: "aws-eks", changes: {}, component: { delivery: "secret" } },
  "an existing EKS": { stack: "aws-eks", changes: existing, component: { delivery: "secret" } },
  AKS: { stack: "azure", changes: {}, component: { delivery: "csi", policiesByName: "cilium" } },
  GKE: { stack: "gcp", changes: {}, component: { delivery: "sync", policiesByName: "gke" } },
  "any cluster, beside an operator": {
    stack: "kubernetes",
    changes: { ...ids, "credentials.existingSecret": "from-the-vault", "image.pullSecret": "registry" },
    component: { delivery: "existing", pullSecret: "registry" },
  },
  "any cluster with Cilium": {
    stack: "kubernetes",
    changes: { "cluster.cilium": true },
    component: { delivery: "secret", cilium: true, policiesByName: "cilium" },
  },
  "any cluster with CRI-O": {
    stack: "kubernetes",
    changes: { "cluster.runtime": "cri-o", ...withoutLibraries },
    component: { delivery: "secret", runtime: "cri-o" },
  },
};

const certificate = "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUTest\n-----END CERTIFICATE-----\n";
const dynamic = (scanningPolicy: string) => ({ "sensor.scanningPolicy": scanningPolicy, "sensor.rbac": "vendor" });
const resources = (cpuRequest: string, cpuLimit: string, memoryRequest: string, memoryLimit: string) => ({
  cpuRequest,
  cpuLimit,
  memoryRequest,
  memoryLimit,
});

/** Settings that belong together are one value: what each alone would lack is no combination. */
const settings: Readonly<Record<string, readonly Changes[]>> = {
  scanning: [
    {},
    { "sensor.rbac": "vendor" },
    { ...dynamic("DynamicWithStaticScanningAsFallback"), "sensor.scanPodLaunchMinutes": 120 },
    dynamic("DynamicScanningOnly"),
  ],
  scans: [
    {},
    { "sensor.scans": { softwareComposition: true, secrets: true, malware: true, limitResources: true } },
    { "sensor.scans": { softwareComposition: false, secrets: false, malware: false } },
    { "sensor.libraries": { timeoutSeconds: 86_400, databaseDays: 7 } },
    { "sensor.libraries": { offline: true } },
  ],
  threads: [{}, { "sensor.threads": 1 }, { "sensor.threads": 20 }],
  resources: [
    {},
    { "sensor.resources.sensor": resources("100m", "500m", "300Mi", "500Mi") },
    {
      "sensor.resources": {
        sensor: resources("1500m", "6", "2Gi", "5Gi"),
        scanPod: resources("0.25", "8", "1Gi", "16Gi"),
      },
    },
  ],
  data: [
    {},
    { "sensor.persistence": "none" },
    { "sensor.persistence": "volume" },
    { "sensor.persistence": "volume", "sensor.volume": { size: "1024Gi", storageClass: "fast-ssd" } },
  ],
  root: [{}, { "sensor.readOnlyRootFilesystem": true }],
  logs: [{}, { "sensor.logLevel": 0 }, { "sensor.logLevel": 5, "sensor.logFiles": { size: "500K", count: 100 } }],
  capabilities: [{}, ...["vendor", "minimal", ["SYS_PTRACE"]].map((each) => ({ "sensor.capabilities": each }))],
  seLinux: [{}, { "sensor.seLinuxType": "super_t" }],
  proxy: [
    {},
    { "sensor.proxy": { address: "proxy.example:8080" } },
    { "sensor.proxy": { address: "10.200.0.10:3128", caCertificate: certificate } },
  ],
  registryProxy: [{}, { "sensor.registryProxy": { address: "10.200.0.11:3129", caCertificate: certificate } }],
  registries: [
    {},
    { "sensor.registryCertificates": { "registry.example.com:5000": certificate } },
    { "sensor.insecureRegistries": true },
  ],
  egress: [
    {},
    {
      "sensor.egress": [
        { cidr: "10.200.8.0/24", port: 5000, description: "registry of the data centre" },
        { cidr: "169.254.0.0/17", port: 8443, description: "link-local, below the metadata service" },
      ],
    },
  ],
  hosts: [{}, { "sensor.publicHosts": ["registry.example.com", "*.cdn.example.com"] }],
  placement: [
    {},
    {
      "sensor.placement": {
        nodeSelector: { dedicated: "security" },
        tolerations: [
          { key: "dedicated", value: "security", effect: "NoSchedule" },
          { key: "spot", operator: "Exists" },
        ],
        nodeAffinity: [
          { key: "zone", operator: "In", values: ["a"] },
          { key: "spot", operator: "DoesNotExist" },
        ],
      },
    },
  ],
  profiles: [{}, { "sensor.profileTags": ["eu", "production"] }],
  extraArguments: [
    {},
    {
      "sensor.extraArguments": [
        ...["--mask-env-variable", "--populate-k8smetadata", "--disable-features", "SBOM"],
        ...["--qlys-asset-tracking-flush-threshold-count", "20"],
      ],
    },
  ],
  cleanUp: [{}, { "sensor.cleanUp": true }],
};

type Choice = Readonly<Record<string, unknown>>;
const siteOf = ({ site }: Choice) => sites[site as string] ?? assert.fail(String(site));

/** What the settings' own parser makes of a combination; what is not chosen has its default. */
function parsed(choice: Choice) {
  const { stack, changes } = siteOf(choice);
  const chosen = Object.keys(settings).flatMap((name) => (choice[name] ?? {}) as Changes);
  return parseSettings(configuration(stack, Object.assign({}, changes, ...chosen) as Changes), today);
}

const takes = (choice: Choice) => "settings" in parsed(choice);

/** Whether the settings take two values: without a site, on any of them. */
const mayMeet = (pair: Choice) =>
  "site" in pair ? takes(pair) : Object.keys(sites).some((site) => takes({ ...pair, site }));

/** Beyond `restricted`, of which the namespace only warns (X17), there is what a sensor is made of. */
const beyondRestricted: Readonly<Record<string, string>> = {
  "unrestricted capabilities": "ALL are dropped but those of the setting; of `vendor`, none is",
  "restricted volume types": "the runtime's socket, its store, and folders that outlive the pod are the node's",
  "runAsNonRoot != true": "the image's init process starts as root alone (S7), and the socket is root's",
  seLinuxOptions: "`sensor.seLinuxType`, without which Bottlerocket lets no pod near the socket (S28)",
};

describe("a real API server, of every two settings that may meet", () => {
  let cluster: ControlPlane;

  before(async function () {
    needs(this, "kube", "kubectl");
    cluster = ControlPlane.start(1);
    // With the levels of Pod Security that all the rest is judged by.
    cluster.apply((await registerSensor()).namespace);
  });
  after(() => cluster?.stop());

  it("refuses nothing, and warns of nothing but what the sensor is made of", async function () {
    this.timeout(300_000);
    const choices = { site: Object.keys(sites), ...settings };
    const combinations = pairwise(choices, mayMeet);
    for (const [name, values] of Object.entries(choices))
      assert.deepEqual(new Set(combinations.map((combination) => combination[name])), new Set<unknown>(values));
    const asked = new Set<string>();
    const answers = new Map<string, Choice>();
    for (const combination of combinations) {
      const result = parsed(combination);
      assert.ok("settings" in result, JSON.stringify(result));
      const { inCluster } = await registerSensor(result.settings.sensor, siteOf(combination).component);
      const created = inCluster.filter(isCreated).map(({ inputs }) => plain(inputs) as object);
      const fresh = created.filter((object) => !asked.has(JSON.stringify(object)));
      fresh.forEach((object) => asked.add(JSON.stringify(object)));
      const said = fresh.length > 0 ? cluster.wouldSay(fresh) : [];
      for (const answer of said) answers.set(answer, combination);
    }
    const reasons = [...answers.keys()].filter(isExpected).flatMap(violations);
    assert.deepEqual(
      [...answers].filter(([answer]) => !isExpected(answer)),
      [],
    );
    assert.deepEqual([...new Set(reasons)].toSorted(), Object.keys(beyondRestricted).toSorted());
  });
});

const expected = 'Warning: would violate PodSecurity "restricted:latest": ';
const isExpected = (answer: string) => answer.startsWith(expected);

/** What a warning is about, without the places: each has them in brackets. */
const violations = (warning: string) =>
  warning
    .slice(expected.length)
    .replace(/ \([^()]*\)/g, "")
    .split(", ");

/** The account `default` is patched, not made; of a Secret, an offline program shows nothing that could be decoded. */
const isCreated = ({ type }: { readonly type: string }) => !/(Patch|:Secret)$/.test(type);
