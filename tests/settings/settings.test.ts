import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type Cloud, clouds } from "../../settings/clouds";
import { read, type StackConfig } from "../../settings/input";
import { parseSettings } from "../../settings/parse";
import { namespace, valueAt } from "../../settings/paths";
import { type Problem, report, text } from "../../settings/problem";
import { rules } from "../../settings/rules";
import type { Rule } from "../../settings/rules/rule";
import { type ParsedSettings, schemas } from "../../settings/schema";
import { settingsOf, type Shape, shapeAt, shapeOf } from "../../settings/shape";
import { configurationOf } from "./case";
import { cases } from "./cases";
import { type Changes, configuration, today } from "./configuration";
import { run } from "./pulumi-config";

const allCases = Object.values(cases).flat();

function problemsOf(config: StackConfig): readonly Problem[] {
  const parsed = parseSettings(config, today);
  return "problems" in parsed ? parsed.problems : [];
}

function settingsFrom(config: StackConfig): ParsedSettings {
  const parsed = parseSettings(config, today);
  assert.ok("settings" in parsed, report(config.stack, problemsOf(config)));
  return parsed.settings;
}

describe("right settings", () => {
  for (const cloud of clouds) {
    it(`the committed stack ${cloud}, with a user's answers`, () => {
      const settings = settingsFrom(configuration(cloud));
      assert.equal(settings.cloud, cloud);
      assert.equal(settings.sensor.threads, 4);
      assert.equal(settings.image.tag, "1.45.0-0");
    });
  }

  const fourteen = Array.from({ length: 14 }, (_, index) => `10.${index}.0.0/16`);
  const good: readonly (readonly [string, Cloud, Changes])[] = [
    ["a private platform", "aws-ecs", { qualys: { podUrl: "https://cs.corp.example/ContainerSensor" } }],
    ["a name that only another product keeps for itself", "aws-eks", { name: "ecs-registry" }],
    ["as many peers as there is room for", "aws-eks", { "network.peers": fourteen }],
    ["the range of a whole organisation", "aws-eks", { "cluster.api.authorizedCidrs": ["198.51.0.0/16"] }],
    [
      "a location that is newer than the table, with what it has of zones",
      "azure",
      { "azure-native:location": "atlantiscentral", "network.zones": 2 },
    ],
    ["three zones", "azure", { "network.zones": 3, "cluster.nodes.min": 3 }],
    ["a private API server with a way in", "aws-eks", { "cluster.api": { access: "private", reachedFrom: "inside" } }],
    [
      "a private API server in somebody else's network, reached from where it would take the pods for its own",
      "gcp",
      {
        "network.existing": { network: "shared", subnetwork: "nodes", podsRange: "pods", servicesRange: "services" },
        "network.peers": ["10.16.0.0/16"],
        "cluster.api": { access: "private", reachedFrom: "peered" },
      },
    ],
    ["a proxy on the port of HTTPS", "aws-eks", { "sensor.proxy.address": "proxy.corp.example:443" }],
    ["a proxy by its address, on a port of its own", "gcp", { "sensor.proxy.address": "10.9.8.7:3128" }],
    [
      "dynamic scans with the rights for them",
      "gcp",
      { "sensor.scanningPolicy": "DynamicScanningOnly", "sensor.rbac": "vendor" },
    ],
    ["a throw-away stack", "aws-eks", { protect: "false", "cluster.nodes.min": 1 }],
    ["a larger type for more threads", "azure", { "sensor.threads": 8, "cluster.nodes.type": "Standard_D8ds_v5" }],
    ["a type with a cache for its disk", "azure", { "cluster.nodes.type": "Standard_D8s_v3" }],
    ["a type with an NVMe disk", "azure", { "cluster.nodes.type": "Standard_D4ds_v6", "cluster.nodes.diskGiB": 220 }],
    ["a burstable type that is large enough", "aws-eks", { "cluster.nodes.type": "t3.xlarge" }],
    ["a type that is not known", "aws-eks", { "cluster.nodes.type": "x9z.titanic" }],
    ["no capability at all", "aws-ecs", { "sensor.capabilities": [] }],
    ["an argument with its value", "aws-eks", { "sensor.extraArguments": ["--disable-features", "SBOM"] }],
    [
      "alarms to what exists already",
      "aws-ecs",
      { alerts: { target: { topicArn: "arn:aws:sns:eu-central-1:210987654321:security" } } },
    ],
    [
      "an existing cluster in an existing network",
      "aws-ecs",
      {
        "cluster.existing": { name: "shared" },
        "network.existing": {
          vpcId: "vpc-0a1b2c3d4e5f67890",
          privateSubnetIds: ["subnet-0a1b2c3d4e5f67890", "subnet-1a1b2c3d4e5f67890"],
        },
      },
    ],
    [
      "an existing cluster, of which nothing else is said",
      "gcp",
      { cluster: { existing: { name: "shared", location: "europe-west3" } } },
    ],
    [
      "GovCloud",
      "aws-eks",
      { "aws:region": "us-gov-west-1", "cluster.admins": ["arn:aws-us-gov:iam::210987654321:role/platform"] },
    ],
  ];
  for (const [name, cloud, changes] of good) {
    it(`${name} (${cloud})`, () => void settingsFrom(configuration(cloud, changes)));
  }

  it("numbers and truth values become the text that was meant", () => {
    const settings = settingsFrom(
      configuration("aws-eks", {
        tags: { "cost-centre": 4711, pci: true },
        "sensor.resources.sensor.cpuLimit": 4,
        "cluster.version": 1.36,
      }),
    );
    assert.deepEqual(settings.tags, { "cost-centre": "4711", pci: "true" });
    assert.equal(settings.sensor.resources.sensor.cpuLimit, "4");
    assert.ok("version" in settings.cluster);
    assert.equal(settings.cluster.version, "1.36");
  });

  it("defaults of Pulumi.yaml mean that nothing was written", () => {
    const none = { kubernetes: {}, alerts: { email: "alarms@corp.example" }, logs: {}, name: "" };
    const settings = settingsFrom(configuration("aws-ecs", none));
    assert.equal(settings.name, "qualys-registry");
  });

  it("keys of other namespaces are somebody else's", () => {
    const foreign = { "aws:profile": "security", "kubernetes:kubeconfig": "~/.kube/config", "sensor-fleet:size": "3" };
    settingsFrom(configuration("aws-eks", foreign));
  });
});

describe("wrong settings", () => {
  for (const [subject, group] of Object.entries(cases)) {
    describe(subject, () => {
      for (const wrong of group) {
        it(`${wrong.name} (${wrong.stack})`, () => {
          assert.deepEqual(problemsOf(configurationOf(wrong)).map(text), wrong.problems);
        });
      }
    });
  }

  it("are known in more than a hundred ways, each by a name of its own", () => {
    const names = Object.entries(cases).flatMap(([subject, group]) => group.map(({ name }) => `${subject}: ${name}`));
    assert.ok(names.length > 100, String(names.length));
    assert.equal(new Set(names).size, names.length);
  });

  it("are met by every rule", () => {
    assert.deepEqual(rulesNeverMet(), []);
  });

  it("are the same by themselves as among all of a cloud", () => {
    for (const cloud of clouds) {
      for (const [name, among] of Object.entries(shapeOf(cloud).properties ?? {})) {
        const { $schema, ...alone } = shapeAt(cloud, [name]) as Shape & { $schema: string };
        assert.deepEqual({ $schema, ...alone }, { $schema, ...among }, `${cloud} ${name}`);
      }
    }
  });

  it("of the wrong kind are refused for every setting there is", () => {
    for (const cloud of clouds) {
      for (const setting of settingsOf(cloud)) {
        const path = setting.split(".");
        const wrong = shapeAt(cloud, path)?.type === "object" ? 5 : { of: "a wrong kind" };
        const problems = problemsOf(configuration(cloud, { [setting]: wrong }));
        const own = problems.find(({ key }) => key === (setting.includes(":") ? setting : `${namespace}:${setting}`));
        assert.ok(own, `${cloud} accepts ${setting}: ${JSON.stringify(wrong)}`);
        assert.ok(own.allowed.length > 3 && own.fix.startsWith("pulumi config "), text(own));
      }
    }
  });
});

/** Rules that find something in no case. A rule that several clouds have is one object. */
function rulesNeverMet(): string[] {
  const met = new Set<unknown>();
  const all = clouds.flatMap((cloud) =>
    rulesOf(cloud).map((rule, index) => ({ rule, name: `${cloud} ${index} ${rule.name}` })),
  );
  for (const each of allCases) {
    const config = configurationOf(each);
    const input = read(config.values, each.stack);
    const parsed = schemas[each.stack].safeParse(input);
    const given = (setting: string) => valueAt(input, setting.split(".")) !== undefined;
    if (!parsed.success) continue;
    for (const rule of rulesOf(each.stack)) if (rule(parsed.data as never, given, today).length > 0) met.add(rule);
  }
  return all.filter(({ rule }) => !met.has(rule)).map(({ name }) => name);
}

const rulesOf = (cloud: Cloud): readonly Rule<never>[] => rules[cloud];

describe("versions of AKS", () => {
  const isTaken = (version: string, day: string) =>
    !("problems" in parseSettings(configuration("azure", { "cluster.version": version }), day));

  it("are the newest and the two before, by a calendar that never refuses the default", () => {
    const taken = (day: string) =>
      ["1.34", "1.35", "1.36", "1.37", "1.38", "1.39"].filter((each) => isTaken(each, day));
    assert.deepEqual(taken("2026-11-27"), ["1.35", "1.36", "1.37"]);
    assert.deepEqual(taken("2027-01-31"), ["1.35", "1.36", "1.37"]);
    assert.deepEqual(taken("2027-02-01"), ["1.35", "1.36", "1.37", "1.38"]);
    assert.deepEqual(taken("2027-06-01"), ["1.35", "1.36", "1.37", "1.38", "1.39"]);
  });
});

describe("the command that mends a problem", () => {
  /** Of what nobody but the user knows, a command can only show where it goes. */
  const placeholder =
    /…|\b(RANGE|ADDRESS|NAME|DIGEST|CAPABILITY|CHANNEL|HOST:PORT|[A-Z]+(_[A-Z]+)*_(ID|ARN))$|\bRANGE\b/;

  for (const wrong of allCases) {
    const config = configurationOf(wrong);
    const problems = problemsOf(config).filter(({ fix }) => !placeholder.test(fix));
    if (problems.length === 0) continue;
    it(`${wrong.name} (${wrong.stack})`, () => {
      const mended = problems.reduce((left, { fix }) => run(fix, left), config);
      const still = new Set(problemsOf(mended).map(text));
      const wanted = problems.map(text).filter((each) => still.has(each));
      assert.deepEqual(wanted, []);
    });
  }
});
