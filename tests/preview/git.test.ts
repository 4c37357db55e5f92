import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, describe, it } from "mocha";
import { versionIn } from "../../preview/git";
import { gitIn } from "../support/git";
import { mainOn, root } from "./command-line";

describe("the version of what is previewed", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "version-"));
  const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text);
  after(() => rmSync(folder, { recursive: true }));

  it("is the commit, and whether its files have changed", () => {
    assert.equal(versionIn(folder), undefined);
    gitIn(folder, "init", "--quiet");
    assert.equal(versionIn(folder), undefined, "there is no commit yet");
    mkdirSync(path.join(folder, "project"));
    write("project/index.ts", "");
    gitIn(folder, "add", ".");
    gitIn(folder, "commit", "--quiet", "--message", "First");
    const commit = gitIn(folder, "rev-parse", "--short", "HEAD");
    write("report.html", "");
    assert.equal(versionIn(folder), `commit ${commit}`);
    write("project/index.ts", "changed");
    assert.equal(versionIn(path.join(folder, "project")), `commit ${commit} with changes`);
  });

  it("is on the page that the command writes", async () => {
    const page = path.join(folder, "page.html");
    assert.equal((await mainOn(root, "kubernetes", "--html", page)).code, 0);
    const version = versionIn(root);
    const [, said] = /Preview of \d{4}-\d{2}-\d{2}(.*)<\/p>/.exec(readFileSync(page, "utf8")) ?? [];
    assert.equal(said, version === undefined ? "" : `, ${version}`);
  });
});
