import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";

/** Stops the look at a sensor. Its message says what is missing, and what to do. */
export class Unanswered extends Error {}

const maxBuffer = 2 ** 28;

/** Runs a program of the user's, with the user's own credentials, and answers what it writes. */
export function run(program: string, ...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: "utf8", maxBuffer });
  if (error !== undefined) throw new Unanswered(`${program} cannot be run: is it on the PATH? (${error.message})`);
  if (status !== 0) throw new Unanswered(`${program} ${args.join(" ")}\n${stderr.trim()}`);
  return stdout;
}

/** The same, for programs that answer in JSON. */
export function ask<Answer>(program: string, ...args: string[]): Answer {
  return JSON.parse(run(program, ...args)) as Answer;
}

const execute = promisify(execFile);

/** Logs that are read at once: each by a process of its own. */
const atOnce = 8;

/** The lines of the logs that these programs write; nothing of one that cannot be read, as of what has not started. */
export async function readLogs(commands: readonly (readonly string[])[]): Promise<(string[] | undefined)[]> {
  const logs = commands.map((): string[] | undefined => undefined);
  // All of them take from the same iterator.
  const toRead = commands.entries();
  const read = async () => {
    for (const [index, command] of toRead) logs[index] = await linesFrom(command);
  };
  await Promise.all(Array.from({ length: atOnce }, read));
  return logs;
}

async function linesFrom([program = "", ...args]: readonly string[]): Promise<string[] | undefined> {
  try {
    const { stdout } = await execute(program, args, { maxBuffer });
    return stdout.trimEnd().split("\n");
  } catch {
    return undefined;
  }
}
