import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { PulumiProject } from "./pulumi";

/** Puts a statement into a project's program, behind its settings; answers the line that it is in, and how to take it out. */
export function putIn({ folder }: PulumiProject, statement: string): { line: number; takeOut(): void } {
  const file = path.join(folder, "index.ts");
  const program = readFileSync(file, "utf8");
  const lines = program.split("\n");
  const line = lines.findIndex((each) => each.includes("loadSettings()")) + 1;
  if (line === 0) throw new Error("the program loads no settings");
  const write = (text: string) => {
    // It may be a link to the program of this repository.
    rmSync(file);
    writeFileSync(file, text);
  };
  write(lines.toSpliced(line, 0, statement).join("\n"));
  return { line: line + 1, takeOut: () => write(program) };
}
