import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "mocha";
import { putIn } from "./broken-program";
import { assertNoTrace, ids, saidBy } from "./canaries";
import { needsEngine, Site } from "./site";

const root = path.join(__dirname, "..", "..");

describe("X8: no trace of ids that are wrong, or set while something else is wrong,", () => {
  const settings = { ...ids, "alerts.email": "on-call@qualys-sensor.example" };
  let site: Site;
  before(async function () {
    needsEngine(this, "aws-ecs");
    site = await Site.open("aws-ecs", { changes: settings });
  });
  after(() => site?.close());

  /** All that a preview says, which has to fail. */
  async function failure(): Promise<string> {
    const result = await site.project.fail("preview", "--event-log", "failure.jsonl");
    assertNoTrace({ ...saidBy(result), events: readFileSync(path.join(site.project.folder, "failure.jsonl"), "utf8") });
    return result.stdout + result.stderr;
  }

  it("is in what a wrong setting gets", async () => {
    site.configure({ ...settings, "network.zones": 77 });
    try {
      assert.match(await failure(), /network\.zones.*77/s);
    } finally {
      site.configure(settings);
    }
  });

  it("is in what a failing program throws", async () => {
    const { takeOut } = putIn(
      site.project,
      `const { Config } = require("@pulumi/pulumi");
      new Config().requireSecret("activationId").apply((id) => {
        throw new Error("cannot use " + JSON.stringify({ id }));
      });`,
    );
    try {
      assert.match(await failure(), /cannot use \{"id":"\[secret\]"\}/);
    } finally {
      takeOut();
    }
  });

  it("is in what a wrong id gets", async () => {
    const wrong = `${ids.activationId}!`;
    await site.project.succeed("config", "set", "--secret", "qualys-registry-sensor:activationId", wrong);
    assert.match(await failure(), /activationId/);
  });

  it("is in an offline preview of a stack that has them, in any of its forms", () => {
    const { folder } = site.project;
    assert.match(offline(folder), /^0\n.*SecretVersion/s);
    assert.match(offline(folder, "--json"), /^0\n.*secretStringWo/s);
    assert.match(offline(folder, "--config", "network.zones=77"), /^2\n.*network\.zones/s);
  });

  it("is in what an id gets that is given openly, or under another name", () => {
    for (const key of ["activationId", "activationID", "activation.id"])
      for (const form of [[], ["--json"]])
        assert.match(offline(root, "--config", `${key}=${ids.activationId}`, ...form), /^2\n.*activationI[dD]/s);
  });
});

/** Exit code and all that the offline preview says of a project. Its folder is where its file is, links not followed. */
function offline(folder: string, ...args: string[]): string {
  const links = ["--preserve-symlinks", "--preserve-symlinks-main"];
  const command = [...links, "preview/main.js", "aws-ecs", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  assertNoTrace({ stdout, stderr });
  return `${status}\n${stdout}${stderr}`;
}
