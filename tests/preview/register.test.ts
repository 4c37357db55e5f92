import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
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
    write("again.ts", `export * from "./default"; export * as all from "./default";`);
    write("old.js", `module.exports = Object.assign(() => "called", { part: "part", default: "its own" });`);
    write(
      "imports.ts",
      `import first, { other } from "./default"; import * as all from "./default";
      import old, { part } from "./old"; import * as whole from "./old"; import { sep } from "node:path";
      import type { Never } from "./nowhere";
      const { default: wholly, ...parts } = whole;
      export const read = [first, other, all.default, all.other, old(), part, wholly === old, parts.part, sep] as Never;`,
    );
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

  it("is what others import, of modules of either kind", () => {
    assert.equal(
      run(`console.log(require("./imports").read.join());`),
      "default,other,default,other,called,part,true,part,/",
    );
    const again = `const { other, all, default: none } = require("./again"); console.log(other, all.default, none);`;
    assert.equal(run(again), "other default undefined");
  });

  it("comes without what esbuild writes at the head of each file, unless it is needed", () => {
    run(`require("./again"); require("./imports"); require("./even");`);
    const folderOfKept = path.join(folder, "node_modules", ".cache", "preview");
    const [kept] = readdirSync(folderOfKept);
    const files = JSON.parse(readFileSync(path.join(folderOfKept, kept), "utf8")) as Record<string, { code: string }>;
    const whole = Object.keys(files).filter((file) => files[file]?.code.includes("var __copyProps = "));
    assert.deepEqual(
      whole.map((file) => path.basename(file)),
      ["again.ts"],
    );
    assert.ok(Object.keys(files).length >= 5);
  });

  it("is nothing where it cannot be read: the mistake is told with its place, and no other", () => {
    writeFileSync(path.join(folder, "wrong.ts"), `export const a = 1;\nexport const b = (;`);
    const told = run(`try { require("./wrong"); } catch (error) { console.log(error.stack); }`);
    assert.equal(told, `SyntaxError: ${path.join(folder, "wrong.ts")}:2:19: Unexpected ";"`);
  });

  it("is the thing itself, where one is assigned", () => {
    assert.equal(run(`console.log(require("./assigned")());`), "assigned");
  });
});
