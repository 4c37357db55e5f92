import assert from "node:assert/strict";
import { read } from "../support/source-files";

/** What a sensor is, one thing at a time. */
export type Facts = Readonly<Record<string, string>>;

/** The part of docs/vendor-chart.md under a heading. */
export function section(title: string): string {
  const [, text] = read("docs/vendor-chart.md").split(`\n## ${title}\n`);
  assert.ok(text !== undefined, title);
  return text.split("\n## ")[0] ?? "";
}

/** Cells of a table, without its head. */
export function rowsOf(section: string): string[][] {
  const rows = [...section.matchAll(/^\| (.*) \|$/gm)].map(([, row]) => row.split("|").map((cell) => cell.trim()));
  return rows.slice(1);
}

export const bare = (cell: string) => cell.replace(/^`|`$/g, "");

/** The settings that a section's comparison is made with, in YAML. */
export function settingsIn(section: string): string {
  return /```yaml\n([^]*?)```/.exec(section)?.[1] ?? assert.fail("no settings");
}

/** The section's table has every difference and no other, each with a reason. */
export function assertListed(section: string, vendor: Facts, ours: Facts): void {
  const listed = rowsOf(section);
  const found = [...new Set([...Object.keys(vendor), ...Object.keys(ours)])].filter(
    (name) => ours[name] !== vendor[name],
  );
  assert.deepEqual(
    listed.map(([what = "", vendor, here]) => [bare(what), vendor, here]),
    found.map((name) => [name, vendor[name] ?? "–", ours[name] ?? "–"]),
  );
  for (const [what, , , why = ""] of listed) assert.ok(why.length >= 10, what);
}

export function argumentsOf(args: readonly string[]): [string, string][] {
  return args.flatMap((arg, index) => (arg.startsWith("--") ? [[`argument ${arg}`, valueAfter(args, index)]] : []));
}

function valueAfter(args: readonly string[], index: number): string {
  const next = args[index + 1];
  return next === undefined || next.startsWith("--") ? "given" : next;
}
