import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, it } from "mocha";
import { mainOn, mainWith, root } from "./command-line";

describe("reports in files", () => {
  it("are written beside the report on the screen, into folders that need not be there", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "preview-"));
    const file = (name: string) => path.join(folder, "reports", name);
    try {
      const files = { sarif: "a.sarif", junit: "a.xml", markdown: "a.md", controls: "a.csv" };
      const asked = Object.entries(files).flatMap(([report, name]) => [`--${report}`, file(name)]);
      const { code, stdout } = await mainOn(root, "aws-ecs", ...asked);
      assert.equal(code, 0);
      assert.match(stdout, /^aws-ecs ─/);
      assert.match(readFileSync(file("a.sarif"), "utf8"), /^\{\n {2}"\$schema": "[^"]*sarif-2\.1\.0\.json"/);
      assert.match(
        readFileSync(file("a.xml"), "utf8"),
        /<testsuites name="preview"><testsuite name="aws-ecs" tests="\d+"/,
      );
      assert.match(readFileSync(file("a.md"), "utf8"), /\n## ✅ The stack is in order\n/);
      assert.match(readFileSync(file("a.csv"), "utf8"), /^"CIS AWS Compute Services","2\.0\.0","3\.\d+",".*"pass"\r$/m);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("say what changes against a report of before, which the screen does, too", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "preview-"));
    try {
      const [before, comment] = ["before.json", "a.md"].map((name) => path.join(folder, name));
      writeFileSync(before, (await mainOn(root, "aws-ecs", "--json")).stdout);
      const worse = [
        "--config",
        "network.zones=3",
        "--config",
        "cluster.nodes.min=3",
        "--compare",
        before,
        "--markdown",
        comment,
      ];
      const { code, stdout } = await mainOn(root, "aws-ecs", ...worse);
      assert.equal(code, 0);
      assert.match(stdout, /^Changes against .*before\.json\n\naws-ecs: \d+ added, \d+ changed/);
      assert.match(stdout, /\n {2}\+ qualys-registry-network-vpc-private-3 {2}aws:ec2:Subnet\n/);
      assert.match(readFileSync(comment, "utf8"), /<summary>aws-ecs: \d+ added/);
      const { code: wrong, stderr } = await mainOn(root, "aws-ecs", "--compare", comment);
      assert.equal(wrong, 2);
      assert.match(stderr, /a\.md is no report\./);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("that cannot be written are named", async () => {
    const { code, stderr } = await mainOn(root, "aws-ecs", "--markdown", "/dev/null/a.md");
    assert.equal(code, 2);
    assert.match(
      stderr,
      /^\/dev\/null\/a\.md cannot be written \(E\w+: [^)]*\)\. Name a place where you may write\.\n$/,
    );
  });
});

describe("a file that the preview cannot use", () => {
  it("keeps only its own stack from being previewed, and is named with line and remedy", async () => {
    const secret = "s3cr3t-in-a-broken-file";
    const { code, stdout, stderr } = await mainWith({
      "Pulumi.broken.yaml": `config:\n  project:token: ${secret}\n   project:region: ${secret}\n`,
      "Pulumi.list.yaml": "encryptionsalt: x\nconfig: [aws:region]\n",
      "Pulumi.tagged.yaml": `config:\n  project:token: !${secret} x\n`,
    });
    assert.equal(code, 2);
    assert.equal(stderr, "");
    assert.ok(!stdout.includes(secret));
    assert.match(
      stdout,
      /\n✘ Pulumi\.broken\.yaml, line 3: bad indentation of a mapping entry ─+\n\n {2}allowed {2}YAML, .*\n {2}fix {6}mend line 3, .* git diff Pulumi\.broken\.yaml shows what was changed\n/,
    );
    assert.match(stdout, /\n✘ Pulumi\.list\.yaml, line 2: config is not a map of settings ─+\n/);
    assert.match(stdout, /\n✘ Pulumi\.tagged\.yaml, line 2: unknown tag … ─+\n/);
    assert.match(stdout, /\n✔ aws-ecs +\d+ [^\n]*\n(?:✘ (?:broken|list|tagged) +its settings were refused\n){3}$/);
  });

  it("has a setting, or a word that Pulumi does not know, beside config", async () => {
    const { code, stdout } = await mainWith({
      "Pulumi.bare.yaml": 'encryptionsalt: x\n"aws:region": eu-central-1\n',
      "Pulumi.typo.yaml": "environment: [prod]\nconfg:\n  project:region: eu-central-1\n",
    });
    assert.equal(code, 2);
    const keys = "config, encryptedkey, encryptionsalt, environment, secretsprovider";
    const rest = `\n\n  allowed  ${keys}\n  fix      if it is a setting, move it below config, indented by two spaces\n`;
    const plain = stdout.replace(/ ─+\n/g, "\n");
    assert.ok(plain.includes(`✘ Pulumi.bare.yaml, line 2: aws:region is no key of a stack's file${rest}`), plain);
    assert.ok(plain.includes(`✘ Pulumi.typo.yaml, line 2: confg is no key of a stack's file${rest}`), plain);
  });

  it("says so in the JSON", async () => {
    const { code, stdout } = await mainWith({ "Pulumi.broken.yaml": "- config" }, "broken", "--json");
    assert.equal(code, 2);
    const { stacks } = JSON.parse(stdout) as { stacks: { stack: string; reason: string; message: string }[] };
    assert.deepEqual(
      stacks.map(({ stack, reason }) => [stack, reason]),
      [["broken", "settings"]],
    );
    assert.match(String(stacks[0]?.message), /^Pulumi\.broken\.yaml, line 1: is not a map of settings\n/);
  });

  it("stops everything when it is the project's own", async () => {
    const { code, stdout, stderr } = await mainWith({ "Pulumi.yaml": "name: [" });
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /^Pulumi\.yaml, line 2: unexpected end of the stream within a flow collection\n\n {2}allowed/);
    assert.match((await mainWith({ "Pulumi.yaml": "runtime: nodejs" })).stderr, /^Pulumi\.yaml, line 1: has no name\n/);
  });

  it("is one that cannot be read, or is not there", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "preview-"));
    try {
      assert.match(
        (await mainOn(folder)).stderr,
        /^Pulumi\.yaml: cannot be read \(ENOENT: no such file or directory\)\n/,
      );
      writeFileSync(path.join(folder, "Pulumi.yaml"), "name: project");
      assert.deepEqual(await mainOn(folder), {
        code: 2,
        stdout: "",
        stderr: "This folder has no Pulumi.<stack>.yaml.\n",
      });
      mkdirSync(path.join(folder, "Pulumi.dev.yaml"));
      const { code, stdout } = await mainOn(folder);
      assert.equal(code, 2);
      assert.match(stdout, /^✘ Pulumi\.dev\.yaml: cannot be read \(EISDIR: illegal operation on a directory\) ─/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
