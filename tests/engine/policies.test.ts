import assert from "node:assert/strict";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { EngineEvent } from "@pulumi/pulumi/automation/events";
import { after, afterEach, before, describe, it } from "mocha";
import { needsEngine, Site } from "./site";

const root = path.join(__dirname, "..", "..");

/** A program that has nothing to do with the sensor: a key, and a log group with the properties given. */
const logs = (properties: string) => `
  const { LogGroup } = require("@pulumi/aws/cloudwatch");
  const { Key } = require("@pulumi/aws/kms");
  const key = new Key("key", { enableKeyRotation: true, policy: "{}" }, { protect: true });
  new LogGroup("logs", ${properties});`;

/** Known once the key is there. */
const later = (days: number) => `{ kmsKeyId: key.arn, retentionInDays: key.arn.apply(() => ${days}) }`;
const keptFor = (days: number) => `{ kmsKeyId: key.arn, retentionInDays: ${days} }`;

const retention = "aws-logs-retention";

describe("the policy pack in the real engine", function () {
  this.timeout(300_000);
  let site: Site;
  before(async function () {
    needsEngine(this, "aws-ecs");
    site = await Site.open("aws-ecs");
    const main = path.join(site.project.folder, "index.ts");
    rmSync(main);
  });
  after(() => site?.close());
  afterEach(async () => {
    if (site.cloud.resources.length === 0) return;
    await site.project.succeed("state", "unprotect", "--all", "--yes");
    await site.project.succeed("destroy", "--yes", "--skip-preview");
  });

  /** Runs a program; answers how it ended, and what each of our policies said at which level. */
  async function run(command: "preview" | "up", program: string, pack = "policy", ...args: string[]) {
    const { project } = site;
    writeFileSync(path.join(project.folder, "index.ts"), program);
    const eventLog = path.join(project.folder, "events.jsonl");
    rmSync(eventLog, { force: true });
    const unattended = command === "up" ? ["--yes"] : [];
    const result = await project.run(command, ...unattended, "--policy-pack", pack, "--event-log", eventLog, ...args);
    const events = readFileSync(eventLog, "utf8").trim().split("\n");
    const said = events.flatMap((line) => (JSON.parse(line) as EngineEvent).policyEvent ?? []);
    const levels = said.map(({ policyName, enforcementLevel }) => `${policyName} ${enforcementLevel}`);
    return { ...result, said, levels: [...new Set(levels)].toSorted() };
  }

  /** Types of what is in the cloud. */
  const created = () => site.cloud.resources.map(({ urn }) => urn.replace(/^.*::(.*)::.*$/, "$1")).toSorted();

  it("judges a program of somebody else, and stops it before anything is created", async () => {
    const { code, levels, stdout } = await run("up", logs(keptFor(7)));
    assert.notEqual(code, 0);
    assert.deepEqual(levels, [`${retention} mandatory`]);
    assert.match(stdout, /Found: retentionInDays is 7\. Set retentionInDays to 365 or more/);
    assert.deepEqual(created(), []);
    assert.deepEqual(await site.project.state(), []);
  });

  it("is told what it comes to in counts and names, beside the difference", async () => {
    writeFileSync(path.join(site.project.folder, "index.ts"), logs(keptFor(7)));
    const program = path.join(root, "verdict/main.js");
    const { code, stdout } = await site.project.shell(`node ${program} --stack aws-ecs --non-interactive`);
    assert.notEqual(code, 0);
    assert.match(stdout, /retentionInDays: 7\n[^]*Resources:\s+\+ 3 to create/);
    const verdict = stdout.slice(stdout.indexOf("## "));
    assert.ok(verdict.startsWith("## ❌ `aws-ecs`: 1 violation\n\n**3 to create.**\n"), verdict);
    assert.ok(verdict.includes("| create | `aws:kms/key:Key` | 1 |"), verdict);
    assert.ok(verdict.includes(`- \`${retention}\` on \`logs\` (\`aws:cloudwatch/logGroup:LogGroup\`)\n`), verdict);
  });

  it("stops it at what is wrong when the preview is left out", async () => {
    const { code, levels } = await run("up", logs(keptFor(7)), "policy", "--skip-preview");
    assert.notEqual(code, 0);
    assert.deepEqual(levels, [`${retention} mandatory`]);
    assert.ok(!created().includes("aws:cloudwatch/logGroup:LogGroup"));
  });

  it("lets through what is in order", async () => {
    const { code, levels } = await run("up", logs(keptFor(365)));
    assert.deepEqual([code, levels], [0, []]);
    assert.deepEqual(created(), ["aws:cloudwatch/logGroup:LogGroup", "aws:kms/key:Key"]);
  });

  it("only mentions in a preview what is not known yet", async () => {
    for (const days of [7, 365]) {
      const { code, levels } = await run("preview", logs(later(days)));
      assert.deepEqual([code, levels], [0, [`${retention} advisory`]]);
    }
  });

  it("judges that in the deployment: what is wrong is not created", async () => {
    const { code, said } = await run("up", logs(later(7)));
    assert.notEqual(code, 0);
    const last = said.at(-1);
    assert.deepEqual([last?.policyName, last?.enforcementLevel], [retention, "mandatory"]);
    assert.match(String(last?.message), /retentionInDays is 7/);
    assert.deepEqual(created(), ["aws:kms/key:Key"]);
  });

  it("judges that in the deployment: what is right is", async () => {
    assert.equal((await run("up", logs(later(365)))).code, 0);
    assert.deepEqual(created(), ["aws:cloudwatch/logGroup:LogGroup", "aws:kms/key:Key"]);
  });

  describe("takes a configuration", () => {
    const configured = async (config: object) => {
      const file = path.join(site.project.folder, "policies.json");
      writeFileSync(file, JSON.stringify(config));
      return run("preview", logs(keptFor(7)), "policy", "--policy-pack-config", file);
    };

    it("that makes a rule advice", async () => {
      const { code, levels } = await configured({ [retention]: "advisory" });
      assert.deepEqual([code, levels], [0, [`${retention} advisory`]]);
    });

    it("that turns a rule off", async () => {
      const { code, levels } = await configured({ [retention]: { enforcementLevel: "disabled" } });
      assert.deepEqual([code, levels], [0, []]);
    });

    it("that names a rule which there is not: Pulumi says nothing of it, as policy/README.md does", async () => {
      const { code, levels, stdout } = await configured({ "aws-logs-retentoin": "advisory" });
      assert.notEqual(code, 0);
      assert.deepEqual(levels, [`${retention} mandatory`]);
      assert.doesNotMatch(stdout, /retentoin/);
    });

    it("that makes all rules advice", async () => {
      const { code, levels } = await configured({ all: "advisory" });
      assert.deepEqual([code, levels], [0, [`${retention} advisory`]]);
    });

    it("that accepts what is wrong, with a reason", async () => {
      const own = { rule: "aws/logs/retention", resource: "*::logs", owner: "web-team", expires: "2099-12-31" };
      const exemptions = [{ ...own, reason: "They are copied elsewhere." }];
      const { code, levels, said } = await configured({ configuration: { exemptions } });
      assert.deepEqual([code, levels], [0, ["exemptions-in-use advisory"]]);
      assert.match(
        String(said[0]?.message),
        /retentionInDays is 7: accepted until 2099-12-31 by web-team: They are copied/,
      );
      const refused = await configured({ configuration: { exemptions: [own] } });
      assert.notEqual(refused.code, 0);
      assert.match(refused.stdout, /configuration: exemptions: exemption 1: reason is missing/);
    });

    it("that says what of the account the stack owns", async () => {
      const { code, levels, stdout } = await configured({
        configuration: { ownedSingletons: ["aws/account/password-policy"] },
        [retention]: "disabled",
      });
      assert.notEqual(code, 0);
      assert.deepEqual(levels, [
        "aws-account-password-policy-length mandatory",
        "aws-account-password-policy-no-reuse mandatory",
      ]);
      assert.match(stdout, /no password policy/);
    });

    it("that gives levels to severities, folders and rules, the same as the offline preview", async () => {
      const levels = { medium: "disabled", "aws/logs": "advisory" };
      const { code, levels: said } = await configured({ configuration: { levels } });
      assert.deepEqual([code, said], [0, [`${retention} advisory`]]);
      const off = await configured({ configuration: { levels: { ...levels, "aws/logs": "disabled" } } });
      assert.deepEqual([off.code, off.levels], [0, []]);
    });

    it("that names benchmarks, and leaves the rules of others alone", async () => {
      const { code, levels } = await configured({ configuration: { benchmarks: ["gke"] } });
      assert.deepEqual([code, levels], [0, []]);
    });

    it("but not a rule that there is not, and says which there are", async () => {
      const levels = { "aws/logs/kept": "advisory" };
      const { code, levels: said, stdout, stderr } = await configured({ all: "advisory", configuration: { levels } });
      assert.notEqual(code, 0);
      assert.deepEqual(said, [`${retention} advisory`, "configuration mandatory"]);
      assert.match(stdout + stderr, /there is no aws\/logs\/kept; aws\/logs has customer-key, retention/);
      // No stack trace.
      assert.doesNotMatch(stdout + stderr, /pack\.ts:/);
    });

    it("but not a singleton that no rule is about", async () => {
      const { code, stdout, stderr } = await configured({ configuration: { ownedSingletons: ["aws/account/trial"] } });
      assert.notEqual(code, 0);
      assert.match(stdout + stderr, /ownedSingletons.*must be one of.*aws\/account\/password-policy/);
    });

    it("but not a level that there is not", async () => {
      const { code, stdout, stderr } = await configured({ [retention]: "mandatroy" });
      assert.notEqual(code, 0);
      assert.match(stdout + stderr, /mandatroy/);
    });
  });

  describe("takes exemptions", () => {
    const exempted = (expires: string, days = 7) => {
      const pack = path.join(site.project.folder, "own-policy");
      cpSync(path.join(root, "policy"), pack, { recursive: true, dereference: true });
      const exemption = {
        rule: "aws/logs/retention",
        resource: "*::logs",
        reason: "It is a trial.",
        owner: "us",
        expires,
      };
      writeFileSync(path.join(pack, "exemptions.yaml"), JSON.stringify([exemption]));
      return run("preview", logs(keptFor(days)), "own-policy");
    };

    it("and lists each with its reason", async () => {
      const { code, said } = await exempted("2999-12-31");
      assert.equal(code, 0);
      assert.deepEqual(
        said.map(({ policyName, enforcementLevel, message }) => [
          policyName,
          enforcementLevel,
          message.trim().split("\n").at(-1),
        ]),
        [
          [
            "exemptions-in-use",
            "advisory",
            "Logs are kept for a year: retentionInDays is 7: accepted until 2999-12-31 by us: It is a trial.",
          ],
        ],
      );
    });

    it("but none that has ended", async () => {
      const { code, levels } = await exempted("2020-01-01");
      assert.notEqual(code, 0);
      assert.deepEqual(levels, [`${retention} mandatory`, "exemptions-in-order mandatory"]);
    });

    it("and none that nothing needs", async () => {
      const { code, said } = await exempted("2999-12-31", 365);
      assert.notEqual(code, 0);
      assert.match(
        String(said[0]?.message),
        /Nothing needs the exemption from aws\/logs\/retention for \*::logs: remove it/,
      );
    });
  });
});
