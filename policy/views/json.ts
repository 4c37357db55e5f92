import { convertible } from "../convertible";

/** What a property holds that may be JSON text or the thing itself; nothing if it is neither. */
export function parsed(value: unknown): unknown {
  if (typeof value !== "string") return value ?? undefined;
  try {
    const found = JSON.parse(value) as unknown;
    return namesOfMethods.test(value) && typeof found === "object" && found !== null ? convertible(found) : found;
  } catch {
    return undefined;
  }
}

/** Or letters of them, which JSON may write as codes. */
const namesOfMethods = /toString|valueOf|\\u/;

/** Policy languages write one thing where others write a list of one. */
export function asList<Value>(value: Value | readonly Value[] | null | undefined): readonly Value[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? (value as readonly Value[]) : [value as Value];
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function strings(value: unknown): readonly string[] {
  return asList(value).filter((element) => typeof element === "string");
}
