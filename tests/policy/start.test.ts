import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "mocha";
import { ruleIds } from "../../policy/load";

const root = path.join(__dirname, "..", "..");

describe("the start of the pack", () => {
  let folder: string;
  const pack = () => path.join(folder, "policy");
  const rule = () => path.join(pack(), "rules", "aws", "kms", "rotation.ts");

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "pack-"));
    symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
    const some = (file: string) =>
      !/node_modules|rules.(azure|gcp|kubernetes|aws.(?!kms))/.test(path.relative(root, file));
    cpSync(path.join(root, "policy"), pack(), { recursive: true, filter: some });
    // Those that there are excuse from rules that are left out.
    writeFileSync(path.join(pack(), "exemptions.yaml"), "");
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Starts the pack, and answers what it says: the port at which it listens. */
  function start(): string {
    const program = `require(${JSON.stringify(pack())}); setTimeout(() => process.exit(0), 200)`;
    const { stdout, stderr } = spawnSync(process.execPath, ["-e", program], { encoding: "utf8" });
    assert.equal(stderr, "");
    return stdout;
  }

  function kept() {
    const cache = path.join(pack(), "node_modules", ".cache");
    const [file, ...others] = readdirSync(cache).map((name) => path.join(cache, name));
    assert.ok(file !== undefined && others.length === 0);
    return { written: statSync(file).mtimeMs, code: readFileSync(file, "utf8") };
  }

  it("keeps what it has made of its files, and makes it again of those that changed", () => {
    assert.match(start(), /^\d+\n$/);
    const first = kept();
    assert.match(first.code, /Keys rotate every year/);

    assert.match(start(), /^\d+\n$/);
    assert.equal(kept().written, first.written);

    writeFileSync(rule(), readFileSync(rule(), "utf8").replace("Keys rotate every year", "Keys rotate often"));
    assert.match(start(), /^\d+\n$/);
    assert.match(kept().code, /Keys rotate often/);
    assert.doesNotMatch(kept().code, /Keys rotate every year/);
  });

  it("ends at a mistake among the exemptions, with a sentence alone", () => {
    const file = path.join(pack(), "exemptions.yaml");
    writeFileSync(
      file,
      "- rule: aws-kms-rotation\n  resource: '*'\n  reason: None.\n  owner: us\n  expires: 2027-01-31\n",
    );
    const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", `require(${JSON.stringify(pack())})`], {
      encoding: "utf8",
    });
    const message = "exemptions.yaml: exemption 1: there is no aws-kms-rotation; did you mean aws/kms/rotation?\n";
    assert.deepEqual([status, stdout, stderr], [1, "", message]);
  });

  it("has all that it needs in what `pulumi policy publish` packs, and starts from it in another place", () => {
    const elsewhere = path.join(folder, "published");
    mkdirSync(path.join(elsewhere, "node_modules"), { recursive: true });
    const npm = spawnSync("npm", ["pack", "--json", "--pack-destination", elsewhere], {
      cwd: path.join(root, "policy"),
      encoding: "utf8",
    });
    const [{ filename = "", files = [] } = {}] = JSON.parse(npm.stdout) as readonly {
      readonly filename: string;
      readonly files: readonly { readonly path: string }[];
    }[];
    execFileSync("tar", ["-xzf", path.join(elsewhere, filename), "-C", elsewhere]);
    const published = path.join(elsewhere, "package");
    // What its own package.json names, as Pulumi installs it there.
    const { dependencies } = JSON.parse(readFileSync(path.join(published, "package.json"), "utf8")) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    for (const name of Object.keys(dependencies)) {
      const link = path.join(published, "node_modules", name);
      mkdirSync(path.dirname(link), { recursive: true });
      symlinkSync(path.join(root, "node_modules", name), link);
    }
    const program = `require(${JSON.stringify(published)}); setTimeout(() => process.exit(0), 200)`;
    const { stdout, stderr } = spawnSync(process.execPath, ["-e", program], { encoding: "utf8" });
    assert.deepEqual([stderr, /^\d+\n$/.test(stdout)], ["", true]);
    const packed = files.map((file) => file.path);
    assert.ok(packed.includes("exemptions.yaml") && packed.includes("PulumiPolicy.yaml"));
    const rules = packed.filter((file) => /^rules\/.*\.ts$/.test(file)).map((file) => file.slice("rules/".length, -3));
    assert.deepEqual(rules.toSorted(), ruleIds().toSorted());
  });
});
