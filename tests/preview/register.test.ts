import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "mocha";

const root = path.join(__dirname, "..", "..");

describe("what a file of TypeScript exports", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "register-"));
  const run = (script: string) =>
    execFileSync(process.execPath, ["-r", "./preview/register", "-e", script], {
      cwd: folder,
      encoding: "utf8",
    }).trim();

  before(() => {
    // What it keeps goes beside it.
    mkdirSync(path.join(folder, "preview"));
    copyFileSync(path.join(root, "preview", "register.js"), path.join(folder, "preview", "register.js"));
    mkdirSync(path.join(folder, "node_modules"));
    for (const used of ["esbuild", "@esbuild"])
      symlinkSync(path.join(root, "node_modules", used), path.join(folder, "node_modules", used));
    const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text);
    write("even.ts", `import { odd } from "./odd"; export const even = (n: number): boolean => n === 0 || odd(n - 1);`);
    write("odd.ts", `import { even } from "./even"; export const odd = (n: number): boolean => n > 0 && even(n - 1);`);
    write("default.ts", `export default "default"; export const other = "other";`);
    write("assigned.ts", `export = () => "assigned";`);
  });
  after(() => rmSync(folder, { recursive: true }));

  it("is plain values, which are quicker to read than getters", () => {
    const script = `
      const exported = require("./default");
      console.log(Object.values(Object.getOwnPropertyDescriptors(exported)).every((each) => "value" in each));
      console.log(exported.default, exported.other, exported.__esModule, Object.keys(exported).includes("__esModule"));`;
    assert.equal(run(script), "true\ndefault other true false");
  });

  it("is there for files that import each other", () => {
    assert.equal(run(`console.log(require("./even").even(10), require("./odd").odd(10));`), "true false");
  });

  it("is the thing itself, where one is assigned", () => {
    assert.equal(run(`console.log(require("./assigned")());`), "assigned");
  });
});
