import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { CommandResult } from "./pulumi";
import { traces } from "./traces";

/** The ids of a stack, such that nothing else looks like them. */
export const ids = {
  activationId: "5ec2e7ac-a11d-4eed-9b1a-c0ffee0dd0a1",
  customerId: "5ec2e7cc-b22e-4bad-8c2b-d15ea5edfad2",
};

/** Either end of each id: what shows one of them shows too much. */
const parts = Object.values(ids).flatMap((id) => [id.slice(0, 13), id.slice(-13)]);

/** Of texts by name, where a part of an id is to be read, and in which form. */
export function leaks(texts: Readonly<Record<string, string>>): string[] {
  return Object.entries(texts).flatMap(([name, text]) =>
    parts.flatMap((part) => traces(text, part).map((form) => `${name}: ${part} ${form}`)),
  );
}

export function assertNoTrace(texts: Readonly<Record<string, string>>): void {
  assert.deepEqual(leaks(texts), []);
}

/** Where the ids have to be. That they are found there shows what the search is good for. */
export function assertHolds(form: string, text: string): void {
  const missing = parts.filter((part) => !traces(text, part).includes(form));
  assert.deepEqual(missing, []);
}

/** What a command has said, as texts by name. */
export const saidBy = ({ stdout, stderr }: CommandResult) => ({ stdout, stderr });

/** All files of a project's folder, the backend's and the CLI's own among them, without what it links to. */
export function filesBelow(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map(({ parentPath, name }) => path.join(parentPath, name));
  return Object.fromEntries(files.map((file) => [path.relative(folder, file), readFileSync(file, "latin1")]));
}

/** How the messages begin in which the CLI, its SDK and its plugins record what travels between them. */
const tracing = ["Marshaling property for RPC[", "Unmarshaling property for RPC[", "RegisterResource RPC finished: "];

/**
 * X21: the CLI's logs for those who look for its mistakes hold what travels between engine, program and plugins as it is,
 * whatever the program says of it. Divides a log, of the terminal or of events, into these records and all the rest.
 */
export function divideLog(log: string): { readonly records: string; readonly rest: string } {
  const isRecord = (line: string) =>
    /^\{"time":|"prefix":"debug: "/.test(line) && tracing.some((beginning) => line.includes(beginning));
  const lines = log.split("\n");
  const records = lines.filter(isRecord).join("\n");
  return { records, rest: lines.filter((line) => !isRecord(line)).join("\n") };
}
