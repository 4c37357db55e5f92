import type { Acceptance, AcceptedChanges } from "./accepted";

/** One of the changes that are accepted, and what it matches. */
export interface Pattern extends Acceptance {
  readonly type: string;
  readonly pattern: string;
  matches(type: string, at: string, change: string): boolean;
}

export function patternsOf(accepted: AcceptedChanges): readonly Pattern[] {
  return Object.entries(accepted).flatMap(([type, acceptances]) =>
    acceptances.flatMap((acceptance) =>
      acceptance.changes.map((pattern) => {
        const types = new RegExp(`^${expression(type)}$`);
        const isWhole = /= |taken away/.test(pattern);
        const changes = new RegExp(`^${expression(pattern)}${isWhole ? "$" : "[ .[]"}`);
        return {
          ...acceptance,
          type,
          pattern,
          matches: (type: string, at: string, change: string) => types.test(type) && changes.test(`${at} ${change}`),
        };
      }),
    ),
  );
}

const expression = (pattern: string) =>
  pattern
    .replace(/[.+?^$()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replace(/\{([^}]*)\}/g, (_, choices: string) => `(${choices.replaceAll(",", "|")})`);
