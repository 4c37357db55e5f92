/** The candidate that was probably meant: the same but for case and punctuation, or a slip of the finger away. */
export function nearest(written: string, candidates: readonly string[]): string | undefined {
  const allowance = Math.max(1, Math.floor(written.length / 4));
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: distance(bare(written), bare(candidate)) }))
    .filter(({ distance }) => distance <= allowance)
    .sort((one, other) => one.distance - other.distance);
  return ranked[0]?.candidate;
}

const bare = (name: string) => name.toLowerCase().replace(/[^a-z0-9.]/g, "");

/** Damerau's and Levenshtein's: how many characters to add, drop, change, or exchange with the next one. */
function distance(one: string, other: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let line = 0; line < one.length; line++) {
    const next = [line + 1];
    for (let column = 0; column < other.length; column++) {
      const exchanged = line > 0 && column > 0 && one[line] === other[column - 1] && one[line - 1] === other[column];
      next.push(
        Math.min(
          at(row, column) + (one[line] === other[column] ? 0 : 1),
          at(row, column + 1) + 1,
          at(next, column) + 1,
          exchanged ? at(before, column - 1) + 1 : Infinity,
        ),
      );
    }
    [before, row] = [row, next];
  }
  return at(row, other.length);
}

const at = (row: readonly number[], column: number) => row[column] ?? Infinity;
