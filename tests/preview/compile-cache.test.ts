import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { describe, it } from "mocha";

const root = path.join(__dirname, "..", "..");
const folder = path.join(root, "node_modules", ".cache", "preview");

/** What the preview keeps between runs, and when it was written. */
function kept(): Record<string, number> {
  return Object.fromEntries(readdirSync(folder).map((file) => [file, statSync(path.join(folder, file)).mtimeMs]));
}

describe("what previews keep between runs", () => {
  it("is used: a preview of what has not changed transforms and compiles nothing again", () => {
    const preview = () => execFileSync(process.execPath, ["preview/main.js", "aws-ecs"], { cwd: root });
    preview();
    const after = kept();
    assert.ok(Object.keys(after).some((file) => file.startsWith("compiled-")));
    preview();
    assert.deepEqual(kept(), after);
  });
});
