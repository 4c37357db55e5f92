import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { StackConfig } from "../../settings/input";
import { parseSettings } from "../../settings/parse";
import { text } from "../../settings/problem";
import { configuration, today } from "../settings/configuration";
import { run } from "../settings/pulumi-config";
import { read, sourceFiles } from "../support/source-files";

const shared = "/subscriptions/1a2b3c4d-0000-0000-0000-5e6f7a8b9c0d/resourceGroups/shared/providers";
const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

/** What a reader puts in the place of the words in capitals. */
const meant: readonly (readonly [RegExp, string])[] = [
  [/"\$\{digest:\?.*\}"/, digest],
  [/\bGROUP_OBJECT_ID$/, "1a2b3c4d-0000-0000-0000-5e6f7a8b9c0d"],
  [/\bRANGE$/, "198.51.100.0/24"],
  [/\bADDRESS$/, "alarms@corp.example"],
  [/\bVIRTUAL_NETWORK_ID$/, `${shared}/Microsoft.Network/virtualNetworks/shared`],
  [/(?<=\.(\w+)SubnetId' )SUBNET_ID$/, `${shared}/Microsoft.Network/virtualNetworks/shared/subnets/$1`],
  [/\b(CLUSTER|RESOURCE_GROUP)$/, "shared"],
];

/** Resource providers behind the modules of Pulumi's native one. */
const namespacesOf: Readonly<Record<string, readonly string[]>> = {
  alertsmanagement: ["Microsoft.AlertsManagement"],
  applicationinsights: ["Microsoft.Insights"],
  authorization: ["Microsoft.Authorization"],
  containerregistry: ["Microsoft.ContainerRegistry"],
  containerservice: ["Microsoft.ContainerService"],
  eventgrid: ["Microsoft.EventGrid"],
  keyvault: ["Microsoft.KeyVault"],
  managedidentity: ["Microsoft.ManagedIdentity"],
  // Workspaces of metrics are of the one, everything else is of the other.
  monitor: ["Microsoft.Insights", "Microsoft.Monitor"],
  network: ["Microsoft.Network"],
  operationalinsights: ["Microsoft.OperationalInsights"],
  privatedns: ["Microsoft.Network"],
  resources: ["Microsoft.Resources"],
  storage: ["Microsoft.Storage"],
  types: [],
};

/** What has no resource of its own in the stack: encryption on hosts, the Azure Policy add-on, the plan that a template sets. */
const besides = ["Microsoft.Compute", "Microsoft.PolicyInsights", "Microsoft.Security"];

/** The modules that components make resources with. */
const modules = () =>
  sourceFiles()
    .filter(({ path }) => path.startsWith("components/"))
    .flatMap(({ text }) => [...text.matchAll(/"@pulumi\/azure-native\/(\w+)"/g)].map(([, module = ""]) => module));

/** Blocks of commands, by the heading that they stand under. */
function blocks(): ReadonlyMap<string, readonly string[]> {
  const parts = read("docs/deploy/azure.md").split(/^##+ /m).slice(1);
  return new Map(
    parts.map((part) => {
      const [heading = "", ...lines] = part.split("\n");
      const commands = lines.filter((line) => line.startsWith("pulumi config "));
      return [heading, commands.map((line) => meant.reduce((left, [word, value]) => left.replace(word, value), line))];
    }),
  );
}

const typed = (commands: readonly string[], config: StackConfig) =>
  commands.reduce((left, command) => run(command, left), config);

const problemsOf = (config: StackConfig) => {
  const parsed = parseSettings(config, today);
  return "problems" in parsed ? parsed.problems.map(text) : [];
};

describe("the guide to Azure", () => {
  const guide = blocks();
  const asCommitted = configuration("azure", {
    activationId: undefined,
    customerId: undefined,
    "cluster.admins": undefined,
    "cluster.api": undefined,
    alerts: undefined,
  });
  const deployed = typed(guide.get("Deploy") ?? [], { ...asCommitted, secretKeys: [] });

  it("has all commands that the committed stack wants", () => {
    assert.ok(problemsOf(asCommitted).length > 3);
    assert.deepEqual(problemsOf(deployed), []);
  });

  it("pins the image of the committed stack by its digest (X12)", () => {
    const [, tag] = /^ *tag: (.+)$/m.exec(read("Pulumi.azure.yaml")) ?? [];
    assert.ok(read("docs/deploy/azure.md").includes(`inspect docker.io/qualys/qcs-sensor:${tag} `));
    assert.match(deployed.values["qualys-registry-sensor:image"] ?? "", new RegExp(digest));
  });

  it("registers every resource provider that the stack uses, and says what for", () => {
    const page = read("docs/deploy/azure.md");
    const registered = [...page.matchAll(/^az provider register --wait --namespace (Microsoft\.\w+)$/gm)].map(
      ([, namespace = ""]) => namespace,
    );
    const explained = [...page.matchAll(/^\| (`Microsoft\..*?) \|/gm)].flatMap(([, cell = ""]) =>
      [...cell.matchAll(/`(.*?)`/g)].map(([, namespace = ""]) => namespace),
    );
    const used = modules().flatMap((module) => namespacesOf[module] ?? [`none known of ${module}`]);
    assert.deepEqual(registered, [...new Set([...used, ...besides])].toSorted());
    assert.deepEqual(explained.toSorted(), registered);
  });

  const variants = [...guide].filter(([heading, commands]) => heading !== "Deploy" && commands.length > 0);

  it("has a block of commands for each variant", () => assert.ok(variants.length > 8, String(variants.length)));

  for (const [heading, commands] of variants) {
    it(`has settings that go together, typed one after the other: ${heading}`, () => {
      assert.deepEqual(problemsOf(typed(commands, deployed)), []);
    });
  }
});
