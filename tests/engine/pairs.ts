type Choices = Readonly<Record<string, readonly unknown[]>>;
type Choice = Record<string, unknown>;

/**
 * Few combinations in which every two values of two different choices that may meet do so at least once, and no two that may
 * not. The first value of each choice has to go with every value of the others, or with what these allow in its place.
 */
export function pairwise(choices: Choices, mayMeet: (pair: Choice) => boolean): Choice[] {
  const pairs = new Map(pairsOf(choices).map((pair) => [keyOf(pair), pair]));
  const allowed = new Map([...pairs].filter(([, pair]) => mayMeet(pair)));
  const missing = new Map(allowed);
  const combinations: Choice[] = [];
  for (const pair of missing.values()) {
    const combination = fill(choices, pair, missing, allowed);
    for (const each of pairsIn(combination)) missing.delete(keyOf(each));
    combinations.push(combination);
  }
  return combinations;
}

type Pairs = ReadonlyMap<string, Choice>;

/** Takes of each other choice, of the values that may meet all that is chosen, the one that brings most missing pairs. */
function fill(choices: Choices, pair: Choice, missing: Pairs, allowed: Pairs): Choice {
  return Object.entries(choices).reduce<Choice>((chosen, [name, values]) => {
    if (name in chosen) return chosen;
    const met = (value: unknown, pairs: Pairs) =>
      Object.entries(chosen).filter(([other, taken]) => pairs.has(keyOf({ [other]: taken, [name]: value }))).length;
    const fitting = values.filter((value) => met(value, allowed) === Object.keys(chosen).length);
    const [best] = fitting.toSorted((one, other) => met(other, missing) - met(one, missing));
    if (best === undefined) throw new Error(`no ${name} goes with ${JSON.stringify(chosen)}`);
    return { ...chosen, [name]: best };
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
