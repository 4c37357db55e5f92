import { spawnSync } from "node:child_process";

/** Stops the look at a sensor. Its message says what is missing, and what to do. */
export class Unanswered extends Error {}

/** Runs a program of the user's, with the user's own credentials, and answers what it writes. */
export function run(program: string, ...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: "utf8", maxBuffer: 2 ** 28 });
  if (error !== undefined) throw new Unanswered(`${program} cannot be run: is it on the PATH? (${error.message})`);
  if (status !== 0) throw new Unanswered(`${program} ${args.join(" ")}\n${stderr.trim()}`);
  return stdout;
}

/** The same, for programs that answer in JSON. */
export function ask<Answer>(program: string, ...args: string[]): Answer {
  return JSON.parse(run(program, ...args)) as Answer;
}

/** A log's lines, or nothing if it cannot be read: of what has not started, there is none. */
export function linesOf(readLog: () => string): string[] | undefined {
  try {
    return readLog().trimEnd().split("\n");
  } catch (error) {
    if (error instanceof Unanswered) return undefined;
    throw error;
  }
}
