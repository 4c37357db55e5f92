import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { gitIn } from "../support/git";
import { needs } from "../support/programs";
import { mainOn, root } from "./command-line";

describe("what is to be known of a run", () => {
  let folder = "";
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "remarks-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const git = (...args: string[]) => gitIn(folder, ...args);
  const reports = () => ["page.html", "comment.md"].map((file) => path.join(folder, file));
  const written = () => reports().map((file) => readFileSync(file, "utf8"));
  const asked = () => reports().flatMap((file) => [file.endsWith("html") ? "--html" : "--markdown", file]);

  it("stands in its reports: which rules alone were asked, and why it failed by advice", async () => {
    const { code } = await mainOn(root, "gcp", "--only", "gcp/gke", "--fail-on", "low", ...asked());
    assert.equal(code, 1);
    for (const report of written()) {
      assert.match(report, /To mend: gcp/);
      assert.match(report, /Only gcp\/gke was asked\./);
      assert.match(report, /-fail-on low: failed by what is advisory: 2 of severity low or higher\./);
    }
  });

  it("stands there, too, of a commit that cannot be previewed: that takes no report away", async function () {
    needs(this, "git");
    git("init", "--quiet", "--initial-branch=main");
    git("commit", "--quiet", "--allow-empty", "-m", "Empty");
    for (const file of ["index.ts", "Pulumi.yaml", "Pulumi.aws-ecs.yaml"])
      symlinkSync(path.join(root, file), path.join(folder, file));
    const { code, stderr } = await mainOn(folder, "--compare", "main", ...asked());
    const remark = "Not compared with main, which has no project that can be read.";
    assert.equal(code, 0);
    assert.ok(stderr.includes(remark));
    for (const report of written()) assert.ok(report.includes(remark));
  });

  it("is that somebody ended it, and nothing is left of what it was compared with", async function () {
    needs(this, "git");
    mkdirSync(path.join(folder, "preview"));
    writeFileSync(path.join(folder, "Pulumi.yaml"), "name: project\n");
    writeFileSync(path.join(folder, "Pulumi.dev.yaml"), "config: {}\n");
    const started = path.join(folder, "started");
    const endless = `require("fs").writeFileSync(${JSON.stringify(started)}, ""); setInterval(() => {}, 1000);`;
    writeFileSync(path.join(folder, "preview", "main.js"), endless);
    git("init", "--quiet", "--initial-branch=main");
    git("add", ".");
    git("commit", "--quiet", "-m", "Endless");
    const options = JSON.stringify({ folder, stacks: ["dev"], options: [] });
    const script = `require("./preview/reference.ts").referenceReport("main", ${options});`;
    // A group of its own, all of which hears of Ctrl-C as that of a terminal does.
    const child = spawn(process.execPath, ["-r", "./preview/register.js", "-e", script], {
      cwd: root,
      detached: true,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let told = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (told += text));
    const ended = once(child, "close");
    while (!existsSync(started)) await new Promise((resolve) => setTimeout(resolve, 20));
    assert.ok(existsSync(path.join(folder, ".git", "worktrees")));
    process.kill(-(child.pid ?? assert.fail()), "SIGINT");
    await ended;
    assert.match(told, /The preview of main was ended by SIGINT\./);
    assert.ok(!existsSync(path.join(folder, ".git", "worktrees")));
  });
});
