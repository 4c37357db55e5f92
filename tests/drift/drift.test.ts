import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";

const program = path.join(__dirname, "..", "..", "drift", "main.js");
const urn = (types: string, name: string) => `urn:pulumi:aws-ecs::qualys-registry-sensor::${types}::${name}`;
const secret = { inputs: { password: "hunter2" } };

/** As `pulumi preview --json` says it. */
const steps = [
  { op: "refresh", urn: urn("aws:kms/key:Key", "key"), oldState: secret, newState: secret },
  { op: "same", urn: urn("aws:kms/key:Key", "key"), oldState: secret, newState: secret },
  {
    op: "update",
    urn: urn("qualys:aws:QualysSensor$aws:ecs/service:Service", "sensor"),
    oldState: secret,
    newState: secret,
    diffReasons: ["desiredCount"],
    detailedDiff: { desiredCount: { kind: "update", inputDiff: true } },
  },
  { op: "create", urn: urn("aws:kms/alias:Alias", "one"), newState: secret },
  { op: "create", urn: urn("aws:kms/alias:Alias", "other"), newState: secret },
  { op: "create-replacement", urn: urn("aws:sns/topic:Topic", "topic"), newState: secret },
  { op: "replace", urn: urn("aws:sns/topic:Topic", "topic"), newState: secret, replaceReasons: ["name"] },
  { op: "delete-replaced", urn: urn("aws:sns/topic:Topic", "topic"), oldState: secret },
];
const changes = [
  { operation: "create", type: "aws:kms/alias:Alias", count: 2 },
  { operation: "replace", type: "aws:sns/topic:Topic", count: 1 },
  { operation: "update", type: "aws:ecs/service:Service", count: 1 },
];

describe("what the pipelines say of a stack that is not what the program says", () => {
  let folder = "";
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), "drift-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Runs the program with a stand-in for Pulumi, which gives this answer and ends with this code. */
  function drift(answer: string, code: number) {
    const pulumi = path.join(folder, "pulumi");
    writeFileSync(path.join(folder, "answer"), answer);
    writeFileSync(pulumi, `#!/bin/sh\necho "$@" > "${folder}/words"\ncat "${folder}/answer"\nexit ${code}\n`);
    chmodSync(pulumi, 0o755);
    const { status, stdout } = spawnSync(process.execPath, [program, "--stack", "aws-ecs", "--non-interactive"], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, PATH: `${folder}:${process.env.PATH}` },
    });
    const file = readFileSync(path.join(folder, "reports/drift/aws-ecs.json"), "utf8");
    return { status, stdout, file, report: JSON.parse(file) as unknown };
  }

  it("is not known where there is no Pulumi, which is said", () => {
    const { status, stderr } = spawnSync(process.execPath, [program, "--stack", "aws-ecs"], {
      cwd: folder,
      encoding: "utf8",
      env: { PATH: folder },
    });
    assert.equal(status, 1);
    assert.equal(stderr, "pulumi cannot be started: spawnSync pulumi ENOENT\n");
    const report: unknown = JSON.parse(readFileSync(path.join(folder, "reports/drift/aws-ecs.json"), "utf8"));
    assert.deepEqual(report, { finished: false, changes: [] });
  });

  it("is asked of the cloud, with the words that the pipeline gives", () => {
    drift("{}", 0);
    const words = readFileSync(path.join(folder, "words"), "utf8").trim();
    // The role of previews may read no Secret of a cluster.
    const excluded = "--exclude **kubernetes:core/v1:Secret::*";
    assert.equal(words, `preview --refresh --expect-no-changes --json ${excluded} --stack aws-ecs --non-interactive`);
  });

  it("is how many resources of which type, in the report, and their names and properties, in the log", () => {
    const { status, stdout, report } = drift(JSON.stringify({ steps }), 7);
    assert.equal(status, 7);
    assert.deepEqual(report, { finished: true, changes });
    assert.deepEqual(stdout.trimEnd().split("\n"), [
      "update aws:ecs/service:Service sensor: desiredCount",
      "create aws:kms/alias:Alias one",
      "create aws:kms/alias:Alias other",
      "replace aws:sns/topic:Topic topic: name",
    ]);
  });

  it("is never a value, which may be a secret", () => {
    const { stdout, file } = drift(JSON.stringify({ config: { password: "hunter2" }, steps }), 7);
    assert.doesNotMatch(stdout + file, /hunter2|password/);
  });

  it("is nothing if nothing is different", () => {
    const { status, report } = drift(JSON.stringify({ steps: steps.slice(0, 2) }), 0);
    assert.deepEqual([status, report], [0, { finished: true, changes: [] }]);
  });

  it("is not known if an error ended the preview, and the log has the error", () => {
    const diagnostics = [{ severity: "error", message: "no credentials\n" }];
    const { status, stdout, report } = drift(JSON.stringify({ steps, diagnostics }), 255);
    assert.equal(status, 255);
    assert.deepEqual(report, { finished: false, changes });
    assert.match(stdout, /^no credentials$/m);
  });

  for (const [title, answer] of [
    ["gave no answer", ""],
    ["was cut off", JSON.stringify({ steps }).slice(0, -9)],
  ] as const) {
    it(`is not known if Pulumi ${title}`, () => {
      const { status, stdout, report } = drift(answer, 1);
      assert.deepEqual([status, report], [1, { finished: false, changes: [] }]);
      assert.equal(stdout, "Pulumi gave no answer that can be read.\n");
    });
  }
});
