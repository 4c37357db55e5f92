import { isDeepStrictEqual } from "node:util";

/** One place in a value, and what is to stand there. */
export interface Edit {
  readonly path: readonly Step[];
  /** Absent: the place is empty. */
  readonly value?: unknown;
  /** It is what makes the difference; the others are what it takes for it to be one. */
  readonly differs: boolean;
}

/** A property; the text of a JSON document; or an element of a list, told from the others by what it says of itself. */
type Step = string | typeof document | Element;

const document = Symbol("the content of JSON text");

interface Element {
  readonly index: number;
  readonly like: Readonly<Record<string, unknown>>;
  /** The list itself is part of what changes: it is made where there is none. */
  readonly listed: boolean;
}

type Tree = Readonly<Record<string, unknown>>;

/** What turns the first value, and others like it, into the second: all that the second says, and what it leaves out. */
export function editsBetween(from: unknown, to: unknown, path: readonly Step[] = []): readonly Edit[] {
  const [one, other] = [opened(from), opened(to)];
  if (one && other) return editsBetween(one, other, [...path, document]);
  // One statement, or a list of one, is the same to a policy.
  if (path.at(-1) === "Statement" && isTree(from) && isTree(to)) return editsBetween([from], [to], path);
  if (isForest(to)) {
    const before = isForest(from) && from.length === to.length ? from : undefined;
    return to.flatMap((element, index): readonly Edit[] => {
      // A policy statement is one sentence: a condition of what it replaces would change what it says.
      if ("Effect" in element) {
        const step = { index, like: {}, listed: before === undefined };
        return [{ path: [...path, step], value: element, differs: !isDeepStrictEqual(before?.[index], element) }];
      }
      const like = before?.[index] ? inCommon(before[index], element) : {};
      return editsBetween(before?.[index], element, [...path, { index, like, listed: before === undefined }]);
    });
  }
  if ((isTree(from) || from === undefined) && (isTree(to) || to === undefined)) {
    const keys = new Set([...Object.keys(from ?? {}), ...Object.keys(to ?? {})]);
    if (keys.size > 0 || (from && to))
      return [...keys].flatMap((key) => editsBetween(from?.[key], to?.[key], [...path, key]));
  }
  const differs = !isDeepStrictEqual(from, to);
  // What something is called is no part of what is wrong with it.
  if (!differs && path.at(-1) === "name") return [];
  return [to === undefined ? { path, differs } : { path, value: to, differs }];
}

/** What turns the first into the second at the top: the properties that it leaves out, whole. */
export function omissions(from: Tree, to: Tree): readonly Edit[] {
  return Object.keys(from).flatMap((key) => (key in to ? [] : [{ path: [key], differs: true }]));
}

/** What two elements both say, such as their name. */
function inCommon(one: Tree, other: Tree): Tree {
  return Object.fromEntries(
    Object.entries(one).filter(([key, value]) => typeof value !== "object" && value === other[key]),
  );
}

/**
 * The value with the edits made to it, once for each element of its lists that they can be about.
 * An edit that finds nothing to change leaves the value as it is.
 */
export function edited(value: unknown, edits: readonly Edit[]): readonly unknown[] {
  const results: unknown[] = [];
  for (let choice = 0; choice < 20; choice++) {
    const result = edits.reduce((changed, { path, value: put }) => withPut(changed, path, put, choice), value);
    if (isDeepStrictEqual(result, value) || results.some((other) => isDeepStrictEqual(other, result))) break;
    results.push(result ?? {});
  }
  return results;
}

function withPut(tree: unknown, [step, ...rest]: readonly Step[], value: unknown, choice: number): unknown {
  if (step === undefined) return value;
  if (step === document) {
    const inner = opened(tree);
    return inner ? JSON.stringify(withPut(inner, rest, value, choice)) : tree;
  }
  if (typeof step === "string") {
    if (tree !== undefined && !isTree(tree)) return tree;
    const { [step]: before, ...others } = tree ?? {};
    const after = withPut(before, rest, value, choice);
    // What holds nothing any more goes with what it held.
    if (after === undefined) return Object.keys(others).length === 0 ? undefined : others;
    return { ...others, [step]: after };
  }
  if (!Array.isArray(tree)) return tree === undefined && step.listed ? [withPut(undefined, rest, value, choice)] : tree;
  const at = place(tree, step, choice);
  return tree.map((element: unknown, index) => (index === at ? withPut(element, rest, value, choice) : element));
}

/** Where the element is that is meant: one that says the same, or else any. */
function place(list: readonly unknown[], { like }: Element, choice: number): number {
  const all = [...list.keys()];
  const alike = all.filter(
    (index) =>
      isTree(list[index]) && Object.entries(like).every(([key, value]) => (list[index] as Tree)[key] === value),
  );
  const among = alike.length > 0 ? alike : all;
  return among[Math.min(choice, among.length - 1)] ?? -1;
}

function opened(value: unknown): Tree | readonly unknown[] | undefined {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return undefined;
  try {
    return JSON.parse(value) as Tree;
  } catch {
    return undefined;
  }
}

function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isForest(value: unknown): value is readonly Tree[] {
  return Array.isArray(value) && value.length > 0 && value.every(isTree);
}

/** The edit in words, for reports. */
export function inWords({ path, value }: Edit): string {
  const steps = path.map((step) => {
    if (typeof step === "string") return `.${step}`;
    return step === document ? "" : `[${Object.values(step.like).join() || step.index}]`;
  });
  return `${steps.join("").slice(1)} ${value === undefined ? "taken away" : `= ${String(JSON.stringify(value))}`}`;
}
