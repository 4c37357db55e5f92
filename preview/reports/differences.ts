import { isDeepStrictEqual } from "node:util";

export interface ChangedProperty {
  /** Such as `spec.replicas` or `ports[0]`; inside JSON in a text, too: `policy.Statement[0].Action`. */
  readonly path: string;
  /** As text; not there if the property is not. */
  readonly before?: string;
  readonly after?: string;
}

/** The innermost places where two values of a report differ. Texts that are JSON, as policies are, are looked into. */
export function differences(path: string, before: unknown, after: unknown): ChangedProperty[] {
  if (isDeepStrictEqual(before, after)) return [];
  const inside = innerDifferences(path, opened(before), opened(after));
  if (inside.length > 0) return inside;
  return [
    {
      path,
      ...(before === undefined ? {} : { before: textOf(before) }),
      ...(after === undefined ? {} : { after: textOf(after) }),
    },
  ];
}

function innerDifferences(path: string, before: unknown, after: unknown): ChangedProperty[] {
  if (isMap(before) && isMap(after)) return inMaps(path, before, after);
  return Array.isArray(before) && Array.isArray(after) ? inLists(path, before, after) : [];
}

function inMaps(path: string, before: Fields, after: Fields): ChangedProperty[] {
  return keysOf(before, after).flatMap((key) => differences(`${path}.${key}`, before[key], after[key]));
}

/** What is alike at both ends stays out of it, so that one more in the middle is one difference. */
function inLists(path: string, before: readonly unknown[], after: readonly unknown[]): ChangedProperty[] {
  const shorter = Math.min(before.length, after.length);
  const start = alike(before, after, shorter);
  const end = alike(before.toReversed(), after.toReversed(), shorter - start);
  const [old, now] = [before, after].map((list) => list.slice(start, list.length - end)) as [unknown[], unknown[]];
  const places = Array.from({ length: Math.max(old.length, now.length) }, (_, index) => index);
  return places.flatMap((index) => differences(`${path}[${start + index}]`, old[index], now[index]));
}

/** How many of the first items, of this many, are the same in both. */
function alike(one: readonly unknown[], other: readonly unknown[], most: number): number {
  const at = one.slice(0, most).findIndex((item, index) => !isDeepStrictEqual(item, other[index]));
  return at < 0 ? most : at;
}

export const keysOf = (...objects: readonly object[]) =>
  [...new Set(objects.flatMap((each) => Object.keys(each)))].sort();

/** What a text holds as JSON, if that is an object or a list. */
function opened(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[{[]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

type Fields = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isUnknown = (value: unknown) => isDeepStrictEqual(value, { unknown: true });

const isMap = (value: unknown): value is Fields => isObject(value) && !isUnknown(value);

function textOf(value: unknown): string {
  if (isUnknown(value)) return "known after deployment";
  return typeof value === "string" && value !== "" ? value : JSON.stringify(value);
}
