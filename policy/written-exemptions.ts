import { foldersOf, strangerAmong } from "./rule-names";
import { isObject } from "./views/json";

const required = ["rule", "resource", "reason", "owner", "expires"] as const;
const optional = ["covers", "setting"] as const;

/** What is wrong with an exemption as it is written, if anything is; it may be from these rules. */
export function mistakeInExemption(entry: unknown, ids: readonly string[]): string | undefined {
  if (!isObject(entry)) return "expected a mapping";
  for (const key of required) if (!isWritten(entry[key])) return `${key} is missing`;
  const unknownKey = Object.keys(entry).find((key) => ![...required, ...optional].some((known) => known === key));
  if (unknownKey) return `${unknownKey} is none of ${[...required, ...optional].join(", ")}`;
  const { rule, covers, setting, expires } = entry;
  if (!ids.includes(String(rule))) return strangerAmong(String(rule), [...ids, ...ids.flatMap(foldersOf)]);
  if (covers !== undefined && !(Array.isArray(covers) && covers.length > 0 && covers.every(isWritten)))
    return `covers is ${JSON.stringify(covers)}, expected a list of patterns`;
  if (setting !== undefined && !isWritten(setting)) return `setting is ${JSON.stringify(setting)}, expected its name`;
  if (!isDay(String(expires))) return `expires is ${expires}, expected a day as YYYY-MM-DD`;
  return undefined;
}

const isWritten = (text: unknown) => typeof text === "string" && text.trim() !== "";

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  // JavaScript makes of February 31 a day in March.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(`${text}T`);
}
