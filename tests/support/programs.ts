import { accessSync, constants } from "node:fs";
import path from "node:path";
import type { Context, Hook, Runnable } from "mocha";

/**
 * Skips a test, or from a `before` hook its whole suite, when a program that it needs is not on the PATH: the title says why.
 * In CI nothing may be missing.
 */
export function needs(test: Context, ...programs: string[]): void {
  const missing = programs.filter((program) => !onPath(program));
  if (missing.length === 0) return;
  if (process.env.CI === "true") throw new Error(`not on the PATH: ${missing.join(", ")}`);
  const skipped = isHook(test.test) ? test.test.parent : test.test;
  if (skipped !== undefined) skipped.title += ` (needs ${missing.join(", ")} on the PATH)`;
  test.skip();
}

const isHook = (test: Runnable | undefined): test is Hook =>
  test !== undefined && "type" in test && test.type === "hook";

export const onPath = (program: string) => pathOf(program) !== undefined;

/** The first file that the PATH has for a program. */
export function pathOf(program: string): string | undefined {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return folders.map((folder) => path.join(folder, program)).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
