import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as policy from "../policy/generate";
import * as settings from "../settings/generate";

const root = path.join(__dirname, "..");

/** Every generated file of the repository, by path, as it should be. */
export function generatedFiles(): Readonly<Record<string, string>> {
  return { ...settings.generatedFiles(), ...policy.generatedFiles() };
}

/** Writes the files that are not as they should be; with `check`, only names them. Answers the exit code. */
export function main(check: boolean): number {
  const stale = Object.entries(generatedFiles()).filter(([file, content]) => current(file) !== content);
  for (const [file, content] of stale) {
    if (!check) writeFileSync(path.join(root, file), content);
    console.log(check ? `${file} is out of date: run \`make generate\`` : `wrote ${file}`);
  }
  return check && stale.length > 0 ? 1 : 0;
}

function current(file: string): string | undefined {
  try {
    return readFileSync(path.join(root, file), "utf8");
  } catch {
    return undefined;
  }
}
