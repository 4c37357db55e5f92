"use strict";
/*
 * Keeps what V8 makes of each module, so that the next preview need not compile a thousand files again: as
 * `module.enableCompileCache()` of newer Node.js versions does, with the functions that a run has used, and in one file.
 */
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const v8 = require("node:v8");
const vm = require("node:vm");

const file = path.join(__dirname, "..", "node_modules", ".cache", "preview", `compiled-node${process.versions.node}.bin`);
const packages = path.join(__dirname, "..", "node_modules") + path.sep;
const lock = String(fs.statSync(path.join(packages, ".package-lock.json"), { throwIfNoEntry: false })?.mtimeMs);
const kept = read();
const scripts = new Map();
let added = 0;

Module.prototype._compile = function (content, filename) {
  const wrapper = Module.wrap(content.startsWith("#!") ? `//${content}` : content);
  const hash = fingerprint(filename, wrapper);
  const known = kept.get(filename);
  const cachedData = known?.hash === hash ? known.data : undefined;
  const script = new vm.Script(wrapper, { filename, cachedData });
  if (cachedData === undefined || script.cachedDataRejected) added++;
  scripts.set(filename, { script, hash });
  const run = script.runInThisContext();
  return run.call(this.exports, this.exports, requireOf(this), this, filename, path.dirname(filename));
};

/** V8 itself compares lengths: enough for packages, which the lock file pins. */
function fingerprint(filename, source) {
  if (filename.startsWith(packages)) return lock;
  return createHash("sha1").update(source).digest("base64");
}

/** Once the run is over: only then is it known which functions are worth keeping. */
process.on("exit", () => {
  if (added > 0) write();
});

function requireOf(module) {
  const require = (request) => module.require(request);
  require.resolve = (request, options) => Module._resolveFilename(request, module, false, options);
  require.resolve.paths = (request) => Module._resolveLookupPaths(request, module);
  require.main = process.mainModule;
  require.extensions = Module._extensions;
  require.cache = Module._cache;
  return require;
}

function read() {
  try {
    const entries = v8.deserialize(fs.readFileSync(file));
    return new Map(entries);
  } catch {
    return new Map();
  }
}

/** Written beside and moved into place, so that two previews at once never read half a file. */
function write() {
  try {
    for (const [filename, { script, hash }] of scripts) kept.set(filename, { hash, data: script.createCachedData() });
    const draft = `${file}.${process.pid}`;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(draft, v8.serialize([...kept].filter(([filename]) => fs.existsSync(filename))));
    fs.renameSync(draft, file);
  } catch {
    // A read-only checkout is slower, not broken.
  }
}
