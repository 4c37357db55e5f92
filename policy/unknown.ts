import { none, type Problems } from "./problems";
import { unknown, type Resource } from "./resource";

/** Thrown when a rule reads a value that is not known before the deployment; the answer is then "unknown". */
export class UnknownValue extends Error {
  constructor(readonly path: string) {
    // It is an answer: a trace of where it was given would cost more than the rule.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(`${path} is not known before the deployment`);
    Error.stackTraceLimit = stackTraceLimit;
    this.name = "UnknownValue";
  }
}

/** Thrown when a rule reads what a patch says nothing of: no deployment will tell. */
export class LeftOut extends UnknownValue {}

/** True for our own error and for the one that Pulumi's policy host throws in the same place. */
export function isUnknownValue(error: unknown): error is Error {
  return error instanceof UnknownValue || (error instanceof Error && "unknownTypeSentinel" in error);
}

/** Set, even if the value is not known yet. */
export function isSet<T extends object>(object: T | null | undefined, key: keyof T & string): boolean {
  try {
    const value: unknown = object?.[key];
    return value !== undefined && value !== null;
  } catch (error) {
    if (isUnknownValue(error) && !(error instanceof LeftOut)) return true;
    throw error;
  }
}

/** The value, if it is set and known. */
export function known<T extends object, Key extends keyof T & string>(
  object: T | null | undefined,
  key: Key,
): T[Key] | undefined {
  try {
    return object?.[key];
  } catch (error) {
    if (isUnknownValue(error)) return undefined;
    throw error;
  }
}

/** Whether any of the values is so: one that is known to be settles it, whatever the others come to. */
export function someIs<Value>(values: readonly Value[], isSo: (value: Value) => boolean): boolean {
  let open: unknown;
  // Not the values themselves: an iteration would end at the first that is not known.
  const { length } = values;
  for (let index = 0; index < length; index++) {
    try {
      if (isSo(values[index])) return true;
    } catch (error) {
      if (!isUnknownValue(error)) throw error;
      open ??= error;
    }
  }
  if (open !== undefined) throw open;
  return false;
}

/** Whether all conditions hold: one that is known not to settles it, in whatever order they are written. */
export const allHold = (...conditions: readonly (() => boolean)[]): boolean => !someIs(conditions, (holds) => !holds());

/** Whether any of the conditions holds, likewise. */
export const anyHolds = (...conditions: readonly (() => boolean)[]): boolean => someIs(conditions, (holds) => holds());

/** What is wrong with any of the values; it is wrong whatever is not known yet of others. */
export function problemsIn<Value>(values: readonly Value[], check: (value: Value) => Problems): Problems {
  return together(values, check) ?? none;
}

/** What is wrong with any of the values to which the check applies. */
export function together<Value>(
  values: readonly Value[],
  check: (value: Value) => Problems | undefined,
): Problems | undefined {
  let found: Problems | undefined;
  let all: string[] | undefined;
  let open: Error | undefined;
  const { length } = values;
  for (let index = 0; index < length; index++) {
    try {
      const problems = check(values[index]);
      if (!found?.length) found = problems ?? found;
      else if (problems?.length) {
        if (!all) found = all = [...found];
        for (const problem of problems) all.push(problem);
      }
    } catch (error) {
      if (!isUnknownValue(error)) throw error;
      open ??= error;
    }
  }
  if (open && !found?.length) throw open;
  return found;
}

/** The problems that several checks of one thing find. */
export const problemsOf = (...checks: readonly (() => Problems)[]): Problems => problemsIn(checks, (check) => check());

/** Those of the values that are known. */
export function knownOf<Value>(values: readonly Value[]): readonly Value[] {
  return Array.from(values.keys()).flatMap((index) => {
    try {
      return [values[index]];
    } catch (error) {
      if (isUnknownValue(error)) return [];
      throw error;
    }
  });
}

/** The resource, with properties that throw `UnknownValue` where a value is not known. */
export function guarded(resource: Resource): Resource {
  if (!holdsUnknown(resource.properties)) return resource;
  return { ...resource, properties: guard(resource.properties, "") };
}

/** Objects that are still to be looked at are in a list, not on the call stack, which would end long before they do. */
function holdsUnknown(properties: Resource["properties"]): boolean {
  const open = [properties];
  for (let object = open.pop(); object; object = open.pop()) {
    for (const key in object) {
      const value = object[key];
      if (value === unknown) return true;
      if (typeof value === "object" && value !== null) open.push(value as Resource["properties"]);
    }
  }
  return false;
}

function guard<T extends object>(object: T, path: string): T {
  return new Proxy(object, {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      if (typeof value !== "object" && typeof value !== "symbol") return value;
      const at = pathOf(path, key);
      if (value === unknown) throw new UnknownValue(at);
      return typeof value === "object" && value !== null ? guard(value, at) : value;
    },
  });
}

export function pathOf(parent: string, key: string | symbol): string {
  const name = String(key);
  if (/^\d+$/.test(name)) return `${parent}[${name}]`;
  return parent === "" ? name : `${parent}.${name}`;
}
