import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { needs } from "../support/programs";
import { read } from "../support/source-files";
import { ScratchRepository } from "../workflows/scratch-repository";
import { mainOn, node, root } from "./command-line";

interface Stack {
  readonly stack: string;
  readonly reason?: string;
  readonly message?: string;
  readonly resources: readonly { readonly urn: string; readonly name: string }[];
}
const stacksIn = (json: string) => (JSON.parse(json) as { stacks: Stack[] }).stacks;

describe("the stacks that are previewed", () => {
  it("are named by themselves or by an option, each once", async () => {
    const { code, stdout } = await mainOn(root, "kubernetes", "--stack", "aws-ecs", "--stack=kubernetes", "--json");
    assert.equal(code, 0);
    assert.deepEqual(
      stacksIn(stdout).map(({ stack }) => stack),
      ["kubernetes", "aws-ecs"],
    );
  });

  it("are said on a terminal while they are previewed, and leave nothing of it", () => {
    const terminal = `
      Object.assign(process.stderr, { isTTY: true, columns: 80 });
      process.argv = [process.argv[0], "main.js", "kubernetes", "aws-ecs", "--json"];
      require("./preview/main.js");`;
    const { stdout, stderr } = node("-e", terminal);
    assert.equal(stderr, "Previewing kubernetes, 1 of 2 …\r\u001b[2KPreviewing aws-ecs, 2 of 2 …\r\u001b[2K");
    assert.equal(stacksIn(stdout).length, 2);
  });
});

describe("a file with settings", () => {
  let folder = "";
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "settings-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const kubernetes = () =>
    read("Pulumi.kubernetes.yaml").replace("config:", "config:\n  qualys-registry-sensor:name: other");
  const write = (name: string, text: string) => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  for (const name of ["staging.yaml", "Pulumi.staging.yml", "staging"]) {
    it(`makes a stack that is called as it: ${name}`, async () => {
      const { code, stdout } = await mainOn(root, "--settings", write(name, kubernetes()), "--json");
      assert.equal(code, 0);
      const [{ stack, resources } = assert.fail(), ...others] = stacksIn(stdout);
      assert.deepEqual([stack, others], ["staging", []]);
      assert.match(resources[1]?.urn ?? "", /^urn:pulumi:staging::qualys-registry-sensor::/);
      assert.ok(resources.slice(1).every(({ name: resource }) => resource.startsWith("other-")));
    });
  }

  it("is the settings of the stack that is named, which need not be one of the project", async () => {
    const file = write("settings.yaml", kubernetes());
    for (const stack of ["kubernetes", "new"]) {
      const [only, ...others] = stacksIn((await mainOn(root, stack, "--settings", file, "--json")).stdout);
      assert.deepEqual([only?.stack, others], [stack, []]);
      assert.match(only?.resources.at(-1)?.name ?? "", /^other-/);
    }
  });

  it("is for one stack", async () => {
    const { code, stderr } = await mainOn(root, "gcp", "azure", "--settings", write("a.yaml", kubernetes()));
    assert.deepEqual([code, stderr], [2, "--settings is for one stack; got gcp, azure.\n"]);
  });

  it("that is not there, or is none, is named", async () => {
    const missing = path.join(folder, "missing.yaml");
    const { code, stdout } = await mainOn(root, "--settings", missing);
    assert.equal(code, 2);
    assert.ok(stdout.includes(`${missing}: cannot be read (ENOENT: no such file or directory)`), stdout);
    const list = await mainOn(root, "--settings", write("list.yaml", "- config"));
    assert.match(list.stdout, /list\.yaml, line 1: is not a map of settings/);
  });

  it("is compared with another stack by what is made, whatever both are called", async () => {
    const file = write("staging.yaml", read("Pulumi.kubernetes.yaml"));
    const same = await mainOn(root, "--settings", file, "--compare", "kubernetes");
    assert.match(same.stdout, /^Changes against kubernetes\n\nstaging: nothing changes\n\nstaging ─/);
    const moved = write("staging.yaml", read("Pulumi.kubernetes.yaml").replace("platform: US1", "platform: EU1"));
    const { stdout } = await mainOn(root, "--settings", moved, "--compare", "kubernetes");
    assert.match(stdout, /\nstaging: \d changed\n[^]*\n {6}\S+:\s+\S*qg1\S* →\s+\S*qg1\S*eu\S*\n/);
  });

  it("is compared with a stack of another cloud, too", async () => {
    const { code, stdout } = await mainOn(root, "aws-eks", "--compare", "aws-ecs");
    assert.equal(code, 0);
    const [, changes = "", report = ""] = /^Changes against aws-ecs\n\n([^]*?)\n\n([^]*)$/.exec(stdout) ?? [];
    assert.match(report, /^aws-eks ─[^]*\n✔ aws-eks: /, "the verdict stands after what changes");
    assert.match(changes, /^aws-eks: \d+ added, \d+ changed, \d+ removed, /);
    assert.match(changes, /\n {2}\+ \S+ {2}aws:eks:Cluster\n[^]*\n {2}- \S+ {2}aws:ecs:Cluster\n/);
    assert.doesNotMatch(changes, /pulumi:pulumi:Stack|[+-] qualys-registry-network-vpc {2}/);
  });

  it("is compared with what a report says of its stack", async () => {
    const before = path.join(folder, "before.json");
    writeFileSync(before, (await mainOn(root, "kubernetes", "--json")).stdout);
    const file = write("kubernetes.yaml", read("Pulumi.kubernetes.yaml"));
    const { stdout } = await mainOn(root, "--settings", file, "--compare", before);
    assert.match(stdout, /^Changes against .*before\.json\n\nkubernetes: nothing changes\n\nkubernetes ─/);
  });
});

describe("settings that are refused", () => {
  const zones = ["--config", "network.zones=9"];
  const place = "takes the place of what the commands set: change it in this command line.";

  it("come from the command line if they do", async () => {
    const { code, stdout } = await mainOn(root, "gcp", ...zones);
    assert.equal(code, 2);
    assert.match(stdout, /or add `--stack gcp`\.\n\nWhat `--config` sets takes the place/);
    const { stdout: report } = await mainOn(root, "gcp", ...zones, "--json");
    assert.ok(stacksIn(report)[0]?.message?.endsWith(place));
  });

  it("come from the file that was named", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "settings-"));
    try {
      const file = path.join(folder, "test.yaml");
      writeFileSync(file, read("Pulumi.gcp.yaml").replace("platform: US1", "platform: US9"));
      const { code, stdout } = await mainOn(root, "--settings", file);
      assert.equal(code, 2);
      assert.ok(stdout.replace(/\s+/g, " ").includes(`add \`--config-file ${file}\` to the commands.`), stdout);
      assert.doesNotMatch(stdout, /What `--config` sets/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("are the stack's own otherwise", async () => {
    const { stdout } = await mainOn(root, "--settings", "missing.yaml", ...zones);
    assert.doesNotMatch(stdout, /config-file|What `--config` sets/);
  });
});

describe("what --config changes", () => {
  const changed = /\nkubernetes: 1 changed\n[^]*\.args\[\d+\]: 4 → 3\n/;

  it("is compared with the stack as its file has it", async () => {
    const { stdout } = await mainOn(root, "kubernetes", "--config", "sensor.threads=3", "--compare", "kubernetes");
    assert.match(stdout, changed);
  });

  it("is compared with a commit as it is", async function () {
    needs(this, "git");
    const repository = new ScratchRepository();
    try {
      const { stdout } = await mainOn(repository.folder, "gcp", "--config", "sensor.threads=3", "--compare", "HEAD");
      assert.match(stdout, /\ngcp: 1 changed\n/);
    } finally {
      repository.remove();
    }
  });
});
