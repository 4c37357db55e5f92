"use strict";
/*
 * Keeps what V8 makes of each module, so that the next preview need not compile a thousand files again: as
 * `module.enableCompileCache()` of newer Node.js versions does, with the functions that a run has used, and in one file.
 * Beside it, where packages found their modules: the lock file pins both. Of a file of this repository, what was made is
 * forgotten when the file changes; V8 itself would only refuse a source of another length.
 */
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const vm = require("node:vm");
const { versionOf } = require("./register");

// Another version of this file may keep things in another form.
const form = createHash("sha1").update(fs.readFileSync(__filename)).digest("hex").slice(0, 8);
const cacheFolder = path.join(__dirname, "..", "node_modules", ".cache", "preview");
const file = path.join(cacheFolder, `compiled-node${process.versions.node}-${form}.bin`);
const packages = path.join(__dirname, "..", "node_modules") + path.sep;
const lock = String(fs.statSync(path.join(packages, ".package-lock.json"), { throwIfNoEntry: false })?.mtimeMs);
const { compiled: kept, resolved } = read();
const scripts = new Map();
let added = 0;

Module.prototype._compile = function (content, filename) {
  const wrapper = Module.wrap(content.startsWith("#!") ? `//${content}` : content);
  const version = filename.startsWith(packages) ? lock : versionOf(filename);
  const known = kept.get(filename);
  const cachedData = known?.version === version ? known.data : undefined;
  const script = new vm.Script(wrapper, { filename, cachedData });
  if (cachedData === undefined || script.cachedDataRejected) added++;
  scripts.set(filename, { script, version });
  const run = script.runInThisContext();
  return run.call(this.exports, this.exports, requireOf(this), this, filename, path.dirname(filename));
};

const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, parent, ...rest) {
  if (!parent?.filename?.startsWith(packages)) return resolve.call(this, request, parent, ...rest);
  const key = `${lock}\0${parent.path}\0${request}`;
  const known = resolved.get(key);
  if (known !== undefined) return known;
  const found = resolve.call(this, request, parent, ...rest);
  resolved.set(key, found);
  return found;
};

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

/** The file is a table of contents, and after it the compiled modules one behind the other. */
function read() {
  try {
    const all = fs.readFileSync(file);
    const start = 4 + all.readUInt32LE(0);
    const { modules, found } = JSON.parse(all.toString("utf8", 4, start));
    const compiled = modules.map(([name, version, from, to]) => [
      name,
      { version, data: all.subarray(start + from, start + to) },
    ]);
    return { compiled: new Map(compiled), resolved: new Map(found) };
  } catch {
    return { compiled: new Map(), resolved: new Map() };
  }
}

/** Written beside and moved into place, so that two previews at once never read half a file. */
function write() {
  try {
    for (const [filename, { script, version }] of scripts)
      kept.set(filename, { version, data: script.createCachedData() });
    const still = [...kept].filter(([filename]) => fs.existsSync(filename));
    let at = 0;
    const modules = still.map(([filename, { version, data }]) => [filename, version, at, (at += data.length)]);
    const found = [...resolved].filter(([key]) => key.startsWith(lock));
    const contents = Buffer.from(JSON.stringify({ modules, found }));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(contents.length);
    fs.mkdirSync(cacheFolder, { recursive: true });
    const draft = `${file}.${process.pid}`;
    fs.writeFileSync(draft, Buffer.concat([length, contents, ...still.map(([, { data }]) => data)]));
    fs.renameSync(draft, file);
  } catch {
    // A read-only checkout is slower, not broken.
  }
}
