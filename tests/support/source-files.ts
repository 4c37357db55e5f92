import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export interface SourceFile {
  /** Below the repository's root, with slashes. */
  readonly path: string;
  readonly text: string;
}

const root = path.join(__dirname, "..", "..");
const foreign = new Set(["node_modules"]);

/** A file of the repository, by its path below the root. */
export function read(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}

/** Every TypeScript file of the repository. */
export function sourceFiles(): SourceFile[] {
  return typeScriptBelow("").map((file) => ({ path: file, text: read(file) }));
}

function typeScriptBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const below = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return foreign.has(entry.name) || entry.name.startsWith(".") ? [] : typeScriptBelow(below);
    return entry.name.endsWith(".ts") ? [below] : [];
  });
}
