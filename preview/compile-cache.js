"use strict";
/*
 * Keeps each module as JavaScript together with what V8 has made of it, so that the next preview need not transform and
 * compile a thousand files again: as `module.enableCompileCache()` of newer Node.js versions does, but with the functions
 * that a run has used, and in one file of which a run reads what it loads. A file of ours that changes is forgotten; what
 * packages hold, and where they found it, holds until they are installed anew.
 */
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const vm = require("node:vm");
const { form: transformed, versionOf } = require("./register");

// Another version of this file may keep things in another form.
const form = createHash("sha1").update(fs.readFileSync(__filename)).update(transformed).digest("hex").slice(0, 8);
const cacheFolder = path.join(__dirname, "..", "node_modules", ".cache", "preview");
const cacheFile = path.join(cacheFolder, `compiled-node${process.versions.node}-${form}.bin`);
const packages = path.join(__dirname, "..", "node_modules") + path.sep;
const installed = fs.statSync(path.join(packages, ".package-lock.json"), { throwIfNoEntry: false })?.mtimeMs;
const isInstalled = (filename) => installed !== undefined && filename.startsWith(packages);

const { modules, resolved } = open();
/** The version that a file had before it was read, and had when it was looked for. */
const versions = new Map();
const found = new Map();
const scripts = new Map();
let outdated = false;

for (const extension of [".js", ".ts"]) {
  const load = Module._extensions[extension];
  Module._extensions[extension] = (module, filename) => {
    const version = found.get(filename) ?? (isInstalled(filename) ? installed : versionOf(filename));
    found.delete(filename);
    versions.set(filename, version);
    const kept = modules.get(filename);
    if (kept?.version === version) run(module, filename, ...kept.read());
    else load(module, filename);
  };
}

const compile = Module.prototype._compile;
Module.prototype._compile = function (content, filename, format) {
  if (format === "module") return compile.call(this, content, filename, format);
  return run(this, filename, Module.wrap(content.startsWith("#!") ? `//${content}` : content));
};

function run(module, filename, source, cachedData) {
  const script = new vm.Script(source, { filename, cachedData });
  outdated ||= cachedData === undefined || script.cachedDataRejected;
  scripts.set(filename, { source, script });
  const body = script.runInThisContext();
  return body.call(module.exports, module.exports, requireOf(module), module, filename, path.dirname(filename));
}

function requireOf(module) {
  const require = (request) => module.require(request);
  require.resolve = (request, options) => Module._resolveFilename(request, module, false, options);
  require.resolve.paths = (request) => Module._resolveLookupPaths(request, module);
  require.main = process.mainModule;
  require.extensions = Module._extensions;
  require.cache = Module._cache;
  return require;
}

const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, parent, ...rest) {
  const ofPackages = parent?.filename?.startsWith(packages) || !/^[./]|^\w:/.test(request);
  if (!ofPackages) return ownFile(request, parent) ?? resolve.call(this, request, parent, ...rest);
  const key = `${parent?.path}\0${request}`;
  const known = resolved.get(key);
  if (known !== undefined) return known;
  const file = resolve.call(this, request, parent, ...rest);
  resolved.set(key, file);
  return file;
};

/** The TypeScript that one of our files means, if it is kept and still there: Node.js would look for other files as well. */
function ownFile(request, parent) {
  if (parent?.path === undefined) return undefined;
  const file = named(parent.path, request);
  if (file in Module._cache) return file;
  if (!modules.has(file)) return undefined;
  try {
    found.set(file, versionOf(file));
    return file;
  } catch {
    // It was removed since.
    return undefined;
  }
}

const names = new Map();

/** The files of a folder ask for the same ones. */
function named(folder, request) {
  const key = `${folder}\0${request}`;
  const known = names.get(key) ?? `${path.resolve(folder, request)}.ts`;
  names.set(key, known);
  return known;
}

/** Once the run is over: only then is it known which functions are worth keeping. */
process.on("exit", () => {
  if (outdated) write();
});

/** The file is the length of a table of contents, the table, and of each module what V8 made of it and its source. */
function open() {
  try {
    const file = fs.openSync(cacheFile);
    let bytes = Buffer.alloc(0);
    // Into the same bytes each time: what is read is used up before the next.
    const read = (from, to) => {
      const length = to - from;
      if (bytes.length < length) bytes = Buffer.allocUnsafeSlow(length);
      fs.readSync(file, bytes, 0, length, from);
      return bytes.subarray(0, length);
    };
    const start = 4 + read(0, 4).readUInt32LE();
    const table = JSON.parse(read(4, start).toString());
    if (fs.fstatSync(file).size !== start + table.length) throw new Error("It was not written to its end.");
    const modules = table.modules.map(([filename, version, encoding, from, middle, to]) => [
      filename,
      {
        version,
        read: () => {
          const bytes = read(start + from, start + to);
          return [bytes.toString(encoding, middle - from), bytes.subarray(0, middle - from)];
        },
      },
    ]);
    return { modules: new Map(modules), resolved: new Map(table.installed === installed ? table.resolved : []) };
  } catch {
    return { modules: new Map(), resolved: new Map() };
  }
}

/** Written beside and moved into place, so that two previews at once never read half a file. */
function write() {
  try {
    for (const [filename, { source, script }] of scripts) {
      const version = versions.get(filename);
      modules.set(filename, { version, read: () => [source, script.createCachedData()] });
    }
    const parts = [];
    let length = 0;
    const add = (part) => (parts.push(part), (length += part.length));
    const table = [...modules]
      .filter(([filename, { version }]) => version !== undefined && fs.existsSync(filename))
      .map(([filename, { version, read }]) => {
        const [source, cachedData] = read();
        const bytes = Buffer.from(source);
        // Quicker to read than UTF-8, and the same.
        const encoding = bytes.length === source.length ? "latin1" : "utf8";
        return [filename, version, encoding, length, add(Buffer.from(cachedData)), add(bytes)];
      });
    const contents = Buffer.from(JSON.stringify({ installed, length, modules: table, resolved: [...resolved] }));
    const start = Buffer.alloc(4);
    start.writeUInt32LE(contents.length);
    fs.mkdirSync(cacheFolder, { recursive: true });
    const draft = `${cacheFile}.${process.pid}`;
    fs.writeFileSync(draft, Buffer.concat([start, contents, ...parts]));
    fs.renameSync(draft, cacheFile);
  } catch {
    // A read-only checkout is slower, not broken.
  }
}
