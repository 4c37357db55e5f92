import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { describe, it } from "mocha";
import { read } from "../support/source-files";

const root = path.join(__dirname, "..", "..");
const page = read("docs/preview.md");

describe("docs/preview.md", () => {
  it("says of every column of the verdict what it means", () => {
    const [, heading = ""] = /```text\n +(.+)\n/.exec(read("README.md")) ?? [];
    const counted = heading.split(/ {2,}/).filter((column) => !["resources", "passed"].includes(column));
    const [columns = ""] = page.split("\n## Options\n");
    const rows = [...columns.matchAll(/^\| ([a-z ]+?) +\|/gm)].map(([, column]) => column);
    assert.deepEqual(rows, ["column", ...counted]);
  });

  it("names every option that there is", () => {
    const usage = [...read("preview/arguments.ts").matchAll(/^ {2}(?:-h, )?(--[a-z-]+)/gm)].map(([, option]) => option);
    assert.ok(usage.length > 15);
    assert.deepEqual(
      usage.filter((option) => !page.includes(`${option}`)),
      [],
    );
  });

  it("shows previews with settings that are taken", () => {
    const commands = [...page.matchAll(/^node (preview\/main\.js .*--config .*)$/gm)].map(([, words]) => words);
    assert.equal(commands.length, 1);
    for (const command of commands) {
      const { status, stdout } = spawnSync(process.execPath, String(command).split(" "), {
        cwd: root,
        encoding: "utf8",
      });
      assert.equal(status, 0, stdout);
    }
  });
});
