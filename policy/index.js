"use strict";
const fs = require("node:fs");
const path = require("node:path");

/*
 * Pulumi's host hands every TypeScript file to a language service, which takes longer with each: half a minute for this
 * pack. Its files need no more than their types taken off, and that only when they have changed: the results are kept
 * beside the installed packages.
 */
const compilerOptions = { target: "ES2022", module: "commonjs", esModuleInterop: true, inlineSourceMap: true };
const kind = `typescript${require("typescript/package.json").version}`;
const cacheFile = path.join(__dirname, "node_modules", ".cache", `policy-${kind}.json`);
const cached = readCache();
let changed = false;

require.extensions[".ts"] = (module, filename) => {
  const name = path.relative(__dirname, filename);
  const { mtimeMs, size } = fs.statSync(filename);
  const version = `${mtimeMs} ${size}`;
  if (cached[name]?.version !== version) {
    cached[name] = { version, code: transform(filename) };
    changed = true;
  }
  module._compile(cached[name].code, filename);
};
require("./start.ts");
// At once: the engine does not let the pack end by itself.
if (changed) writeCache();

function transform(fileName) {
  const ts = require("typescript");
  return ts.transpileModule(fs.readFileSync(fileName, "utf8"), { fileName, compilerOptions }).outputText;
}

function readCache() {
  try {
    return JSON.parse(fs.readFileSync(cacheFile, "utf8"));
  } catch {
    return {};
  }
}

/** Written beside and moved into place, so that two packs at once never read half a file. */
function writeCache() {
  try {
    fs.mkdirSync(path.dirname(cacheFile), { recursive: true });
    const draft = `${cacheFile}.${process.pid}`;
    fs.writeFileSync(draft, JSON.stringify(cached));
    fs.renameSync(draft, cacheFile);
  } catch {
    // A read-only pack starts slower, and is not broken.
  }
}
