type Choices = Readonly<Record<string, readonly unknown[]>>;
type Choice = Record<string, unknown>;

/** Few combinations in which every two values of two different choices meet at least once. */
export function pairwise(choices: Choices): Choice[] {
  const missing = new Map(pairsOf(choices).map((pair) => [keyOf(pair), pair]));
  const combinations: Choice[] = [];
  for (const pair of missing.values()) {
    const combination = fill(choices, pair, missing);
    for (const each of pairsIn(combination)) missing.delete(keyOf(each));
    combinations.push(combination);
  }
  return combinations;
}

/** Takes of each other choice the value that brings most of the missing pairs. */
function fill(choices: Choices, pair: Choice, missing: ReadonlyMap<string, Choice>): Choice {
  return Object.entries(choices).reduce<Choice>((chosen, [name, values]) => {
    if (name in chosen) return chosen;
    const gain = (value: unknown) =>
      pairsIn({ ...chosen, [name]: value }).filter((each) => missing.has(keyOf(each))).length;
    return { ...chosen, [name]: values.toSorted((one, other) => gain(other) - gain(one))[0] };
  }, pair);
}

function pairsOf(choices: Choices): Choice[] {
  const entries = Object.entries(choices).flatMap(([name, values]) => values.map((value) => ({ [name]: value })));
  return entries.flatMap((one) => entries.flatMap((other) => pairsIn({ ...one, ...other })));
}

function pairsIn(choice: Choice): Choice[] {
  const entries = Object.entries(choice);
  return entries.flatMap((one, index) => entries.slice(index + 1).map((other) => Object.fromEntries([one, other])));
}

/** The same, in whatever order the two were written. */
function keyOf(pair: Choice): string {
  const written = Object.entries(pair).map((entry) => JSON.stringify(entry));
  return written.toSorted().join();
}
