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

/** Levenshtein's: how many characters to add, drop or change. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [line, character] of [...one].entries()) {
    const next = [line + 1];
    for (let column = 0; column < other.length; column++) {
      const change = (row[column] ?? 0) + (character === other[column] ? 0 : 1);
      next.push(Math.min(change, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
