import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as policy from "../policy/generate";
import * as settings from "../settings/generate";
import { answersOfStacks } from "./answers";

const root = path.join(__dirname, "..");

/** Every generated file of the repository, by path, as it should be. */
export async function generatedFiles(): Promise<Readonly<Record<string, string>>> {
  return { ...settings.generatedFiles(), ...policy.generatedFiles(await answersOfStacks()) };
}

/** Writes the files that are not as they should be; with `check`, only names them. Answers the exit code. */
export async function main(check: boolean): Promise<number> {
  const stale = Object.entries(await generatedFiles()).filter(([file, content]) => current(file) !== content);
  for (const [file, content] of stale) {
    if (!check) write(path.join(root, file), content);
    console.log(check ? `${file} is out of date: run \`make generate\`` : `wrote ${file}`);
  }
  return check && stale.length > 0 ? 1 : 0;
}

function write(file: string, content: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

function current(file: string): string | undefined {
  try {
    return readFileSync(path.join(root, file), "utf8");
  } catch {
    return undefined;
  }
}
