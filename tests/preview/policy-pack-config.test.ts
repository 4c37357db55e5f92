import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, describe, it } from "mocha";
import { loadRules } from "../../policy/load";
import { levelIn, readPolicyPackConfig } from "../../preview/policy-pack-config";
import { mainOn } from "./command-line";

const root = path.join(__dirname, "..", "..");
const [retention] = loadRules(["aws/logs/retention"]) as readonly [ReturnType<typeof loadRules>[number]];

describe("the configuration of the pack, offline", () => {
  let folder = "";
  before(() => (folder = mkdtempSync(path.join(os.tmpdir(), "policies-"))));
  after(() => rmSync(folder, { recursive: true }));

  function file(written: object | string): string {
    const name = path.join(folder, "policies.json");
    writeFileSync(name, typeof written === "string" ? written : JSON.stringify(written));
    return name;
  }
  const levelWith = (written: object) => levelIn(readPolicyPackConfig(file(written)), retention);

  it("takes levels as Pulumi does: of all, and of one policy, alone or among properties", () => {
    assert.equal(levelWith({}), undefined);
    assert.equal(levelWith({ all: "advisory" }), "advisory");
    assert.equal(levelWith({ all: "advisory", "aws-logs-retention": "mandatory" }), "mandatory");
    assert.equal(levelWith({ "aws-logs-retention": { enforcementLevel: "disabled" } }), "disabled");
    assert.equal(levelWith({ all: "remediate" }), "mandatory");
  });

  it("puts the pack's own levels above those, but turns on nothing that Pulumi turned off", () => {
    const configuration = { levels: { medium: "advisory" } };
    assert.equal(levelWith({ configuration, "aws-logs-retention": "mandatory" }), "advisory");
    assert.equal(levelWith({ configuration, "aws-logs-retention": "disabled" }), "disabled");
  });

  const refused: readonly (readonly [title: string, written: object | string, message: RegExp])[] = [
    [
      "a policy that there is not",
      { "aws-logs-retentoin": "advisory" },
      /no policy aws-logs-retentoin, did you mean aws-logs-retention\?/,
    ],
    ["a level that there is not", { all: "mandatroy" }, /all has the level "mandatroy", expected one of mandatory, /],
    [
      "a word of its own in a policy's part",
      { "aws-logs-retention": { level: "disabled" } },
      /aws-logs-retention has level, which is not enforcementLevel/,
    ],
    [
      "a wrong configuration",
      { configuration: { levels: { lo: "advisory" } } },
      /configuration: levels: there is no lo;/,
    ],
    [
      "a key of the pack's own part beside it",
      { levels: { medium: "advisory" } },
      /policies\.json: levels belongs into the part configuration\n$/,
    ],
    [
      "a part of the pack's own that is none",
      { configuration: null },
      /configuration is null, expected an object with levels, benchmarks, ownedSingletons, trustedRegistries, exemptions\n$/,
    ],
    [
      "a registry with a scheme",
      { configuration: { trustedRegistries: ["https://ghcr.io"] } },
      /configuration: trustedRegistries: "https:\/\/ghcr\.io" is no registry as images name it; expected a host/,
    ],
    [
      "an exemption without a reason",
      { configuration: { exemptions: [{ rule: "aws/logs/retention", resource: "*" }] } },
      /configuration: exemptions: exemption 1: reason is missing\n$/,
    ],
    [
      "the pack's own part where Pulumi would not hand it over",
      { configuration: { enforcementLevel: "disabled", levels: { low: "mandatory" } } },
      /configuration is disabled, and with it its levels, benchmarks, .*: leave its level out\n$/,
    ],
    ["the same in one word", { configuration: "disabled" }, /configuration is disabled, and with it its levels, /],
    [
      "the same by all",
      { all: "disabled", configuration: { levels: { kubernetes: "mandatory" } } },
      /all is disabled, and with it what is in configuration: give configuration the enforcementLevel mandatory/,
    ],
    ["what is no object", "[]", /expected an object with names of policies/],
    ["what is no JSON", "{", /policies\.json: .*JSON/],
  ];
  for (const [title, written, message] of refused) {
    it(`refuses ${title}, and names the file`, async () => {
      const name = file(written);
      const { code, stderr } = await mainOn(root, "kubernetes", "--policy-pack-config", name);
      assert.equal(code, 2);
      assert.ok(stderr.startsWith(`${name}: `), stderr);
      assert.match(stderr, message);
    });
  }

  it("refuses a file that is not there", async () => {
    const { code, stderr } = await mainOn(root, "kubernetes", "--policy-pack-config", path.join(folder, "none.json"));
    assert.equal(code, 2);
    assert.match(
      stderr,
      /none\.json cannot be read \(ENOENT: no such file or directory\)\. --policy-pack-config takes a JSON file/,
    );
  });

  it("decides what a preview reports, and whether it fails", async () => {
    const findings = async (written: object) => {
      const { code, stdout } = await mainOn(root, "azure", "--json", "--policy-pack-config", file(written));
      const { stacks } = JSON.parse(stdout) as { stacks: { findings: { rule: string; violation: boolean }[] }[] };
      return { code, findings: stacks[0]?.findings ?? [] };
    };
    const advice = "azure/storage/versions";
    const usual = await findings({});
    const found = usual.findings.find(({ rule }) => rule === advice);
    assert.deepEqual([usual.code, found?.violation], [0, false]);
    const strict = await findings({ configuration: { levels: { low: "mandatory" } } });
    assert.deepEqual([strict.code, strict.findings.find(({ rule }) => rule === advice)?.violation], [1, true]);
    const off = await findings({ configuration: { levels: { "azure/storage": "disabled" } } });
    assert.deepEqual([off.code, off.findings.some(({ rule }) => rule === advice)], [0, false]);
  });

  it("may turn all off but what the pack's own part turns on", async () => {
    const config = file({
      configuration: {
        levels: {
          critical: "disabled",
          high: "disabled",
          medium: "disabled",
          low: "disabled",
          "azure/aks": "mandatory",
        },
      },
    });
    const { stdout } = await mainOn(root, "azure", "--json", "--policy-pack-config", config);
    const { stacks } = JSON.parse(stdout) as { stacks: { findings: { rule: string }[] }[] };
    const folders = (stacks[0]?.findings ?? []).map(({ rule }) => rule.split("/", 2).join("/"));
    assert.deepEqual([...new Set(folders)], ["azure/aks"]);
  });

  it("accepts what its exemptions name, with the reason", async () => {
    const rule = "azure/storage/versions";
    const own = { rule, resource: "*", reason: "It is backed up.", owner: "storage-team", expires: "2099-12-31" };
    const config = file({ configuration: { exemptions: [own] } });
    const { code, stdout } = await mainOn(root, "azure", "--json", "--policy-pack-config", config);
    const { stacks } = JSON.parse(stdout) as {
      stacks: { findings: { rule: string; status: string; exemption?: { reason: string } }[] }[];
    };
    const found = (stacks[0]?.findings ?? []).filter((finding) => finding.rule === rule);
    assert.deepEqual(
      [code, ...found.map(({ status, exemption }) => [status, exemption?.reason])],
      [0, ["exempt", own.reason]],
    );
  });

  it("names registries whose images a preview takes for the owner's", async () => {
    const statuses = async (...trustedRegistries: readonly string[]) => {
      const config = file({ configuration: { trustedRegistries } });
      const { code, stdout } = await mainOn(root, "kubernetes", "--json", "--policy-pack-config", config);
      const { stacks } = JSON.parse(stdout) as { stacks: { findings: { rule: string; status: string }[] }[] };
      const found = (stacks[0]?.findings ?? []).filter(({ rule }) => rule === "kubernetes/workloads/private-registry");
      return [code, ...found.map(({ status }) => status)];
    };
    assert.deepEqual(await statuses("ghcr.io"), [0, "exempt"]);
    assert.deepEqual(await statuses("docker.io/qualys"), [0, "pass"]);
  });
});
