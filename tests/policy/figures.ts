import assert from "node:assert/strict";
import { read } from "../support/source-files";

/**
 * A test's figures, as policy/README.md has them: within a tenth, so that not every rule changes them, and none where
 * there should be none.
 */
export function sayAsMany(test: string, counts: Readonly<Record<string, number>>): void {
  const rows = [...read("policy/README.md").matchAll(/^\| `(.+?)` +\| (.+?) +\| ([\d,]+) +\|$/gm)];
  const said = rows.flatMap(([, file = "", what = "", figure = ""]) =>
    file === test ? [[what, Number(figure.replaceAll(",", ""))] as const] : [],
  );
  assert.deepEqual(said.map(([what]) => what).toSorted(), Object.keys(counts).toSorted());
  const stale = said.flatMap(([what, figure]) => {
    const count = counts[what] ?? NaN;
    return Math.abs(count - figure) <= figure / 10 ? [] : [`${what}: policy/README.md says ${figure}, it is ${count}`];
  });
  assert.deepEqual(stale, []);
}
