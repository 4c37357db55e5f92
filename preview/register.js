"use strict";
/*
 * Lets plain `node` run this repository's TypeScript: each file is turned into JavaScript by esbuild when it is first
 * required, and the result is kept beside the installed packages, by the hash of the source. Types are checked by
 * `make check`, not here.
 */
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

const cacheFile = path.join(
  __dirname,
  "..",
  "node_modules",
  ".cache",
  "preview",
  `transforms-node${process.versions.node}.json`,
);
const cached = readCache();
let changed = false;

require.extensions[".ts"] = (module, filename) => {
  const source = fs.readFileSync(filename, "utf8");
  const hash = createHash("sha1").update(source).digest("base64");
  const name = path.relative(__dirname, filename);
  if (cached[name]?.hash !== hash) {
    cached[name] = { hash, code: transform(source, filename) };
    changed = true;
  }
  module._compile(cached[name].code, filename);
};

// Tried first: what this repository requires without an extension is TypeScript.
const { ".ts": ours, ...others } = require.extensions;
for (const extension of Object.keys(require.extensions)) delete require.extensions[extension];
Object.assign(require.extensions, { ".ts": ours, ...others });

process.on("exit", () => {
  if (changed) writeCache();
});

function transform(source, sourcefile) {
  const { transformSync } = require("esbuild");
  return transformSync(source, {
    loader: "ts",
    format: "cjs",
    target: "node20",
    platform: "node",
    // `import()` becomes `require`, which this hook hears of.
    supported: { "dynamic-import": false },
    sourcemap: "inline",
    sourcesContent: false,
    sourcefile,
  }).code;
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
