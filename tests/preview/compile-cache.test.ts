import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { after, before, describe, it } from "mocha";

const root = path.join(__dirname, "..", "..");

/** What previews of a checkout keep between runs, and when it was written. */
function kept(checkout: string): Record<string, number> {
  const folder = path.join(checkout, "node_modules", ".cache", "preview");
  return Object.fromEntries(
    readdirSync(folder).map((name) => [path.join(folder, name), statSync(path.join(folder, name)).mtimeMs]),
  );
}

describe("what previews keep between runs", () => {
  it("is used: a preview of what has not changed transforms and compiles nothing again", () => {
    const preview = () => execFileSync(process.execPath, ["preview/main.js", "aws-ecs"], { cwd: root });
    const changesNothing = () => {
      const before = kept(root);
      preview();
      return isDeepStrictEqual(kept(root), before);
    };
    preview();
    assert.ok(Object.keys(kept(root)).some((file) => path.basename(file).startsWith("compiled-")));
    // Other tests may preview something new in the meantime, which one day they have done.
    assert.ok(Array.from({ length: 10 }).some(changesNothing), "each of ten previews has written something");
  });
});

describe("in a checkout of its own, what is kept between runs", () => {
  const checkout = mkdtempSync(path.join(tmpdir(), "compile-cache-"));
  const write = (file: string, text: string) => writeFileSync(path.join(checkout, file), text);
  const run = (...flags: string[]) =>
    execFileSync(process.execPath, [...flags, "preview/main.js"], { cwd: checkout, encoding: "utf8" }).trim();

  before(() => {
    mkdirSync(path.join(checkout, "preview"));
    mkdirSync(path.join(checkout, "node_modules", "pinned"), { recursive: true });
    for (const file of ["preview/main.js", "preview/compile-cache.js", "preview/register.js"]) {
      copyFileSync(path.join(root, file), path.join(checkout, file));
    }
    for (const folder of ["esbuild", "@esbuild"]) {
      symlinkSync(path.join(root, "node_modules", folder), path.join(checkout, "node_modules", folder));
    }
    write("node_modules/.package-lock.json", "{}");
    write("node_modules/pinned/index.js", `module.exports = () => "package 1";`);
    write("preview/lean-sdk.js", "");
    write(
      "preview/cli.ts",
      `import own from "../own"; import script from "../script.js"; import pinned from "pinned";
       export async function main() {
         console.log([own(), script(), pinned()].join());
       }`,
    );
    write("script.js", `module.exports = () => "script 1";`);
    write("own.ts", `export default (): string => "own 1";`);
  });
  after(() => rmSync(checkout, { recursive: true }));

  it("is left as it is by a run that finds nothing changed", () => {
    assert.equal(run(), "own 1,script 1,package 1");
    const first = kept(checkout);
    assert.equal(run(), "own 1,script 1,package 1");
    assert.deepEqual(kept(checkout), first);
  });

  it("is forgotten of a file that changes, though its length stays", () => {
    write("own.ts", `export default (): string => "own 2";`);
    assert.equal(run(), "own 2,script 1,package 1");
    write("script.js", `module.exports = () => "script 2";`);
    assert.equal(run(), "own 2,script 2,package 1");
  });

  it("is forgotten of all packages when they are installed anew", () => {
    write("node_modules/pinned/index.js", `module.exports = () => "package 2";`);
    write("node_modules/.package-lock.json", "{}");
    assert.equal(run(), "own 2,script 2,package 2");
  });

  it("follows a package's entry point that an installation moves", () => {
    write("node_modules/pinned/package.json", `{ "main": "other" }`);
    write("node_modules/pinned/other.js", `module.exports = require("./again");`);
    write("node_modules/pinned/again.js", `module.exports = () => "package 3";`);
    write("node_modules/.package-lock.json", "{}");
    assert.equal(run(), "own 2,script 2,package 3");
    mkdirSync(path.join(checkout, "node_modules", "pinned", "again"));
    write("node_modules/pinned/again/index.js", `module.exports = () => "package 4";`);
    rmSync(path.join(checkout, "node_modules", "pinned", "again.js"));
    write("node_modules/.package-lock.json", "{}");
    assert.equal(run(), "own 2,script 2,package 4");
  });

  for (const [how, breakIt] of [
    ["cut short", (file: string) => truncateSync(file, Math.floor(statSync(file).size / 2))],
    ["empty", (file: string) => writeFileSync(file, "")],
    ["not what it should be", (file: string) => writeFileSync(file, Buffer.alloc(5000, 7))],
  ] as const) {
    it(`is made anew when it is ${how}`, () => {
      run();
      Object.keys(kept(checkout)).forEach(breakIt);
      assert.equal(run(), "own 2,script 2,package 4");
      const mended = kept(checkout);
      assert.equal(run(), "own 2,script 2,package 4");
      assert.deepEqual(kept(checkout), mended);
    });
  }

  it("is no obstacle when V8 is told to work otherwise", () => {
    assert.equal(run("--max-lazy"), "own 2,script 2,package 4");
    assert.equal(run(), "own 2,script 2,package 4");
  });

  it("is left aside when lines of the TypeScript are asked for", () => {
    write("own.ts", `interface Gone {\n  readonly x: number;\n}\nexport default (): string => new Error().stack!;`);
    const line = (trace: string) => /own\.ts:(\d+)/.exec(trace)?.[1];
    assert.notEqual(line(run()), "4");
    assert.equal(line(run("--enable-source-maps")), "4");
  });

  it("is forgotten of a file that becomes a folder", () => {
    write("own.ts", `export default (): string => "own 4";`);
    run();
    rmSync(path.join(checkout, "own.ts"));
    mkdirSync(path.join(checkout, "own"));
    write("own/index.ts", `export default (): string => "own 5";`);
    assert.equal(run(), "own 5,script 2,package 4");
    rmSync(path.join(checkout, "own"), { recursive: true });
  });

  it("holds nothing of a file that is gone", () => {
    rmSync(path.join(checkout, "node_modules", "pinned", "index.js"));
    write("own.ts", `export default (): string => "own 3";`);
    run();
    const compiled = Object.keys(kept(checkout)).find((file) => path.basename(file).startsWith("compiled-")) ?? "";
    assert.ok(!readFileSync(compiled, "latin1").includes(path.join("pinned", "index.js")));
  });
});
