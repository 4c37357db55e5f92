/** What is wrong, each in a few words with the name and value it was found at; empty if nothing is. */
export type Problems = readonly string[];

/** Most answers are this one. */
export const none: Problems = [];

export function unless(condition: boolean | undefined, problem: string): Problems {
  return condition ? none : [problem];
}

/** Words that read values are a function: of what is not known, nothing has to be said where nothing is wrong. */
export function when(condition: boolean | undefined, problem: string | (() => string)): Problems {
  if (!condition) return none;
  return [typeof problem === "string" ? problem : problem()];
}

/** The elements of a list that may be absent, or hold nothing, or be no list at all. */
export function list<Element>(value: readonly Element[] | null | undefined): readonly NonNullable<Element>[] {
  if (!Array.isArray(value)) return nothing;
  // Mostly it is what was meant, and a copy of it would be thrown away.
  const elements = value as readonly NonNullable<Element>[];
  return elements.every(isSomething) ? elements : elements.filter(isSomething);
}

const nothing: readonly never[] = [];

const isSomething = (value: unknown) => value !== null && value !== undefined;

/** The text, or none if there is none or it is something else. */
export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
