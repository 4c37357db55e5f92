import { readFileSync } from "node:fs";
import { SourceMap, type SourceMapPayload } from "node:module";
import path from "node:path";
import type { RegisteredResource } from "./engine/engine";

/** A line of one of the project's files. */
export interface Place {
  /** From the top of the project, with slashes. */
  readonly file: string;
  readonly line: number;
}

/** The innermost of the project's own lines that a stack trace has. */
export function placeIn(trace: string, folder: string): Place | undefined {
  const isOwn = (file: string) =>
    file.startsWith(folder + path.sep) && !file.includes("node_modules") && !file.startsWith(__dirname + path.sep);
  return [...trace.matchAll(/^ {4}at (?:.*\(|async )?(.*?):(\d+):(\d+)\)?$/gm)]
    .map(([, file = "", line, column]) => ({ file, line: Number(line), column: Number(column) }))
    .filter(({ file }) => isOwn(file))
    .map((position) => placeOf(position, folder))[0];
}

/**
 * Where in the program each resource is made, by URN, as far as the SDK's stack traces say it: with `--sarif`. The children of
 * a component plugin, which is no program of ours, are made where the plugin is asked for.
 */
export function places(resources: readonly RegisteredResource[], folder: string): ReadonlyMap<string, Place> {
  const found = new Map<string, Place>();
  for (const { urn, parent = "", position } of resources) {
    // The stack itself is made by the preview.
    if (position?.file.startsWith(__dirname + path.sep)) continue;
    const place = position === undefined ? found.get(parent) : placeOf(position, folder);
    if (place !== undefined) found.set(urn, place);
  }
  return found;
}

/** What runs is JavaScript, made of the file by `register.js`; a stack trace may have been translated already. */
function placeOf({ file, line, column }: NonNullable<RegisteredResource["position"]>, folder: string): Place {
  const translated = process.execArgv.includes("--enable-source-maps");
  const original = translated
    ? undefined
    : (sourceMap(file).findEntry(line - 1, column - 1) as { originalLine?: number });
  return {
    file: path.relative(folder, file).split(path.sep).join("/"),
    line: original?.originalLine === undefined ? line : original.originalLine + 1,
  };
}

const sourceMaps = new Map<string, SourceMap>();

function sourceMap(file: string): SourceMap {
  const known = sourceMaps.get(file);
  if (known !== undefined) return known;
  const { mapOf } = require("./register") as { mapOf: (source: string, file: string) => string };
  const made = new SourceMap(JSON.parse(mapOf(readFileSync(file, "utf8"), file)) as SourceMapPayload);
  sourceMaps.set(file, made);
  return made;
}
