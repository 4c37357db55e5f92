import { text } from "../problems";
import { asList, isObject } from "./json";

/** True if a pattern of EventBridge takes the event. A comparison that is not known here takes none. */
export function takes(pattern: unknown, event: unknown): boolean {
  if (!isObject(pattern)) return asList(pattern).some((wanted) => isWanted(wanted, event));
  return Object.entries(pattern).every(([key, wanted]) =>
    key === "$or"
      ? asList(wanted).some((alternative) => takes(alternative, event))
      : takes(wanted, isObject(event) ? event[key] : undefined),
  );
}

function isWanted(wanted: unknown, value: unknown): boolean {
  if (!isObject(wanted)) return wanted === value;
  const { exists, prefix, suffix, wildcard } = wanted;
  if ("exists" in wanted) return exists === (value !== undefined);
  if (value === undefined) return false;
  if ("anything-but" in wanted) return !asList(wanted["anything-but"]).some((other) => isWanted(other, value));
  if ("equals-ignore-case" in wanted) {
    return text(wanted["equals-ignore-case"]).toLowerCase() === text(value).toLowerCase();
  }
  if (typeof prefix === "string") return text(value).startsWith(prefix);
  if (typeof suffix === "string") return text(value).endsWith(suffix);
  return typeof wildcard === "string" && isLike(text(value), wildcard);
}

/** `*` stands for anything. */
function isLike(value: string, wildcard: string): boolean {
  const [first = "", ...others] = wildcard.split("*");
  if (others.length === 0) return value === first;
  const last = others.pop() ?? "";
  let at = first.length;
  for (const part of others) {
    const found = value.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return value.startsWith(first) && value.endsWith(last) && at <= value.length - last.length;
}
