import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { describe, it } from "mocha";

const root = path.join(__dirname, "..", "..");

function run(file: string, args: readonly string[] = [], environment: NodeJS.ProcessEnv = {}): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, "bench", file), ...args], {
    cwd: root,
    env: { ...process.env, ...environment },
    encoding: "utf8",
  });
  assert.equal(status, 0, stderr);
  return stdout;
}

describe("what the benchmark runs", () => {
  it("says of each part of a preview what time it took", () => {
    const parts = JSON.parse(run("parts.js", ["kubernetes"])) as Record<string, number>;
    assert.equal(Object.keys(parts).length, 7);
    for (const [part, seconds] of Object.entries(parts)) assert.ok(seconds > 0, part);
  });

  it("makes many resources in the preview and under mocks, and says if it does not", () => {
    for (const file of ["many-in-preview.js", "many-under-mocks.js"]) run(file, [], { RESOURCES: "3" });
  });
});
