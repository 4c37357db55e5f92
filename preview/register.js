"use strict";
/*
 * Lets plain `node` run this repository's TypeScript: each file is turned into JavaScript by esbuild when it is first
 * required, and the result is kept beside the installed packages until the file changes. Types are checked by
 * `make check`, not here. `node --enable-source-maps` shows the lines of the TypeScript in stack traces.
 */
const fs = require("node:fs");
const path = require("node:path");

const sourceMaps = process.execArgv.includes("--enable-source-maps");
const kind = `node${process.versions.node}${sourceMaps ? "-source-maps" : ""}`;
const cacheFile = path.join(__dirname, "..", "node_modules", ".cache", "preview", `transforms-${kind}.json`);
let cached;
let changed = false;

module.exports = { versionOf, mapOf };

require.extensions[".ts"] = (module, filename) => {
  const version = versionOf(filename);
  cached ??= readCache();
  if (cached[filename]?.version !== version) {
    cached[filename] = { version, code: transform(fs.readFileSync(filename, "utf8"), filename) };
    changed = true;
  }
  module._compile(cached[filename].code, filename);
};

// Tried first: what this repository requires without an extension is TypeScript.
const { ".ts": ours, ...others } = require.extensions;
for (const extension of Object.keys(require.extensions)) delete require.extensions[extension];
Object.assign(require.extensions, { ".ts": ours, ...others });

process.on("exit", () => {
  if (changed) writeCache();
});

/** What a file exports no longer changes once it has run: values are quicker to read than what esbuild makes, getters. */
const plainExports = 'module.exports = Object.defineProperty({ ...module.exports }, "__esModule", { value: true });';

/** Another one means that a file has changed since. */
function versionOf(filename) {
  const { mtimeMs, size } = fs.statSync(filename);
  return `${mtimeMs} ${size}`;
}

function transform(source, sourcefile) {
  return transformed(source, sourcefile, sourceMaps && "inline").code;
}

/** Leads from what `transform` makes of a file back to the file. */
function mapOf(source, sourcefile) {
  return transformed(source, sourcefile, "external").map;
}

function transformed(source, sourcefile, sourcemap) {
  const { transformSync } = require("esbuild");
  return transformSync(source, {
    loader: "ts",
    format: "cjs",
    target: "node20",
    platform: "node",
    // `import()` becomes `require`, which this hook hears of.
    supported: { "dynamic-import": false },
    sourcemap,
    sourcesContent: false,
    sourcefile,
    footer: /^export =/m.test(source) ? "" : plainExports,
  });
}

function readCache() {
  try {
    return JSON.parse(fs.readFileSync(cacheFile, "utf8"));
  } catch {
    return {};
  }
}

/** Written beside and moved into place, so that two previews at once never read half a file. */
function writeCache() {
  try {
    fs.mkdirSync(path.dirname(cacheFile), { recursive: true });
    const draft = `${cacheFile}.${process.pid}`;
    fs.writeFileSync(draft, JSON.stringify(cached));
    fs.renameSync(draft, cacheFile);
  } catch {
    // A read-only checkout is slower, not broken.
  }
}
