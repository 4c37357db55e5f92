import assert from "node:assert/strict";
import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { Changes } from "../../preview/watch";
import { read } from "../support/source-files";
import { mainOn, root } from "./command-line";

let folder = "";
let child: ChildProcess | undefined;
beforeEach(() => (folder = realpathSync(mkdtempSync(path.join(tmpdir(), "watch-")))));
afterEach(() => {
  child?.kill();
  child = undefined;
  rmSync(folder, { recursive: true });
});

const write = (name: string, text: string) => {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
};

describe("a preview on save", () => {
  it("shows what a file was changed to, as often as it is saved, and never what it writes itself", async () => {
    const settings = (name: string) =>
      read("Pulumi.kubernetes.yaml").replace("config:", `config:\n  qualys-registry-sensor:name: ${name}`);
    const file = write("watched.yaml", settings("first"));
    const report = path.join(folder, "report.md");
    const args = ["preview/main.js", "--settings", file, "--watch", "--markdown", report];
    child = spawn(process.execPath, args, { cwd: root, stdio: "pipe" });
    const said = { stdout: "", stderr: "" };
    const waiting = new Promise<void>((resolve) => {
      for (const stream of ["stdout", "stderr"] as const)
        child?.[stream]?.on("data", (data) => {
          said[stream] += String(data);
          const times = said.stderr.split("Waiting for changes; Ctrl-C ends it.\n").length - 1;
          if (times > 2) resolve();
          else if (times > saved && stream === "stderr") writeFileSync(file, settings(names[saved++] ?? ""));
        });
    });
    const names = ["second", "third"];
    let saved = 0;
    await waiting;
    assert.deepEqual(
      [...said.stdout.matchAll(/^(\w+)-sensor +qualys:/gm)].map(([, name]) => name),
      ["first", "second", "third"],
    );
    const changes = [...said.stderr.matchAll(/\n\nChanged: (.*?)( ─+)?\n\n/g)].map(([, files]) => files);
    assert.deepEqual(
      changes,
      names.map(() => path.relative(root, file)),
    );
  });

  it("does not begin with stacks that are not there", async () => {
    const { code, stderr } = await mainOn(root, "gpc", "--watch");
    assert.equal(code, 2);
    assert.match(stderr, /^There is no stack gpc\./);
  });
});

describe("what has changed", () => {
  it("is told at once, each file once", async () => {
    const changes = new Changes();
    const next = changes.next();
    for (const file of ["b", "a", "b"]) changes.add(file);
    assert.deepEqual(await next, ["a", "b"]);
    changes.add("c");
    assert.deepEqual(await changes.next(), ["c"]);
  });

  it("is a new file, and one that goes, but none that only comes and goes", async () => {
    const changes = new Changes();
    const draft = path.join(folder, "draft");
    const next = changes.next();
    changes.add(draft, "add");
    changes.add("saved");
    changes.add(write("new", ""), "add");
    assert.deepEqual(await next, [path.join(folder, "new"), "saved"]);
    changes.add(draft, "unlink");
    changes.add("old", "unlink");
    assert.deepEqual(await changes.next(), ["old"]);
    changes.add(path.join(folder, "new"), "unlink");
    assert.deepEqual(await changes.next(), [path.join(folder, "new")]);
  });
});

describe("a process that waits for changes", () => {
  const module = (name: string, text: string) => write(`${name}.js`, `console.log("load ${name}");\n${text}`);

  /** Loads files ahead, changes some, and answers what was printed from then on. */
  async function preview(ahead: readonly string[], change: () => readonly string[]) {
    const wait = JSON.stringify(path.join(root, "preview", "wait.js"));
    const main = write("main.js", `require(${wait}).wait(async () => console.log(require("./a.js").text));`);
    child = fork(main, { silent: true });
    let printed = "";
    child.stdout?.on("data", (data) => (printed += String(data)));
    child.send({ load: ahead });
    // Nothing is changed before all is loaded: the last of the files says so.
    child.send({ load: [write("ready.js", `process.send("ready");`)] });
    await once(child, "message");
    const before = printed;
    child.send({ changed: change() });
    const [loaded] = (await once(child, "message")) as [string[]];
    await once(child, "close");
    return { lines: printed.slice(before.length).trim().split("\n"), loaded };
  }

  it("loads anew what has changed, and what that is loaded by, and nothing else", async () => {
    const files = [
      module("a", `exports.text = require("./b.js").text + require("./c.js").text;`),
      module("b", `exports.text = require("./d.js").text;`),
      module("c", `exports.text = "c";`),
      module("d", `exports.text = "old";`),
    ];
    const { lines, loaded } = await preview(files, () => [module("d", `exports.text = "new ";`)]);
    assert.deepEqual(lines, ["load a", "load b", "load d", "new c"]);
    assert.deepEqual(
      files.filter((file) => !loaded.includes(file)),
      [],
    );
  });

  it("says only then that something cannot be loaded", async () => {
    const broken = module("a", "throw new Error('broken');");
    const { lines } = await preview([broken, path.join(folder, "gone.js")], () => [
      module("a", `exports.text = "mended";`),
    ]);
    assert.deepEqual(lines, ["load a", "mended"]);
  });
});
