"use strict";
/*
 * Lets plain `node` run this repository's TypeScript: each file is turned into JavaScript by esbuild when it is first
 * required, and the result is kept beside the installed packages until the file changes. Types are checked by
 * `make check`, not here. `node --enable-source-maps` shows the lines of the TypeScript in stack traces.
 */
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

let sourceMaps = process.execArgv.includes("--enable-source-maps");
const form = createHash("sha1").update(fs.readFileSync(__filename)).digest("hex").slice(0, 8);
const cacheFolder = path.join(__dirname, "..", "node_modules", ".cache", "preview");
let cached;
let changed = false;

module.exports = { form, versionOf, mapOf, keepSourceMaps };

require.extensions[".ts"] = (module, filename) => {
  const version = versionOf(filename);
  cached ??= readCache();
  if (cached[filename]?.version !== version) {
    cached[filename] = { version, code: transform(fs.readFileSync(filename, "utf8"), filename) };
    changed = true;
  }
  module._compile(cached[filename].code, filename);
};

/** For a run that somebody else translates the stack traces of: what is run has its source map in it from now on. */
function keepSourceMaps() {
  sourceMaps = true;
  return (filename) => cached?.[filename]?.code;
}

// Tried first: what this repository requires without an extension is TypeScript.
const { ".ts": ours, ...others } = require.extensions;
for (const extension of Object.keys(require.extensions)) delete require.extensions[extension];
Object.assign(require.extensions, { ".ts": ours, ...others });

process.on("exit", () => {
  if (changed) writeCache();
});

/** What esbuild would write at the head of each file. Together that was a tenth of all that a preview loads. */
const namespaces = new WeakMap();
Object.assign(globalThis, {
  __export(target, getters) {
    for (const name in getters) Object.defineProperty(target, name, { get: getters[name], enumerable: true });
  },
  __toCommonJS: (exported) => Object.defineProperty(exported, "__esModule", { value: true }),
  __toESM: (exported) => (exported.__esModule ? exported : namespaceOf(exported)),
});

function namespaceOf(exported) {
  let namespace = namespaces.get(exported);
  if (namespace === undefined) {
    const names = Object.getOwnPropertyNames(exported).filter((name) => name !== "default");
    const getters = names.map((name) => [name, { get: () => exported[name], enumerable: true }]);
    namespace = Object.create(Object.getPrototypeOf(exported), {
      ...Object.fromEntries(getters),
      default: { value: exported, enumerable: true },
    });
    namespaces.set(exported, namespace);
  }
  return namespace;
}

const builtIns = "create|defProp|getOwnPropDesc|getOwnPropNames|getProtoOf|hasOwnProp|copyProps";
const head = new RegExp(`^(?:var __(?:${builtIns}|export|toESM|toCommonJS) = .*?;\\n(?![ })]))+`, "s");
const needsHead = new RegExp(`\\b__(?:${builtIns})\\b`);

/** The lines of the rest stay where they are. */
function withoutHead(code) {
  const [written = ""] = head.exec(code) ?? [];
  const rest = code.slice(written.length);
  return needsHead.test(rest) ? code : "\n".repeat(written.split("\n").length - 1) + rest;
}

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
  const { code, map } = parsed(() =>
    require("esbuild").transformSync(source, {
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
    }),
  );
  return { code: withoutHead(code), map };
}

/** Where esbuild found a mistake helps whoever made it, where it was itself does not. */
function parsed(transform) {
  try {
    return transform();
  } catch (error) {
    const found = error.errors?.map(({ text, location }) =>
      location === null ? text : `${location.file}:${location.line}:${location.column + 1}: ${text}`,
    );
    if (found === undefined) throw error;
    const mistake = new SyntaxError(found.join("\n"));
    mistake.stack = `${mistake.name}: ${mistake.message}`;
    throw mistake;
  }
}

function cacheFile() {
  const kind = `node${process.versions.node}-${form}${sourceMaps ? "-source-maps" : ""}`;
  return path.join(cacheFolder, `transforms-${kind}.json`);
}

function readCache() {
  try {
    return JSON.parse(fs.readFileSync(cacheFile(), "utf8"));
  } catch {
    return {};
  }
}

/** Written beside and moved into place, so that two previews at once never read half a file. */
function writeCache() {
  try {
    fs.mkdirSync(cacheFolder, { recursive: true });
    const draft = `${cacheFile()}.${process.pid}`;
    fs.writeFileSync(draft, JSON.stringify(cached));
    fs.renameSync(draft, cacheFile());
  } catch {
    // A read-only checkout is slower, not broken.
  }
}
