import { text } from "../problems";
import { allHold, someIs } from "../unknown";
import { isEverything } from "./arns";
import { asList, isObject } from "./json";
import { eachStatement } from "./policy-documents";
import { matching, someAction, somePrincipal, someResource, type Statement } from "./policy-statements";
import type { Named } from "./view";

type IsPart = (resource: string) => boolean;

/**
 * Refuses requests without TLS: everybody's, for one of these actions, and on no other condition. Each part of the
 * resource has to be meant by some statement.
 */
export function refusesPlainHttp(
  document: unknown,
  actions: readonly string[],
  ...parts: readonly [IsPart, ...IsPart[]]
): boolean {
  const statements = eachStatement(document);
  const refuses = (isPart: IsPart) => (named: Named<Statement>) => {
    const statement = named.item;
    return allHold(
      () => statement.Effect === "Deny",
      () => !statement.NotPrincipal && somePrincipal(statement, (principal) => principal === "*"),
      () => !statement.NotAction && someAction(statement, (action) => actions.includes(action.toLowerCase())),
      () => !statement.NotResource && someResource(statement, isPart),
      () => isPlainHttp(statement.Condition),
    );
  };
  return allHold(...parts.map((isPart) => () => someIs(statements, refuses(isPart))));
}

/** Whether a policy means the resource that it belongs to. Where it says `*`, the ARN need not be known. */
export const meansItself =
  <Key extends string>(owner: Readonly<Partial<Record<Key, unknown>>>, arn: Key) =>
  (written: string) =>
    isEverything(written) || matching(written)(text(owner[arn]));

function isPlainHttp(condition: unknown): boolean {
  const keys = onlyValue(condition, "bool");
  const values = asList(onlyValue(keys, "aws:securetransport"));
  return values.length === 1 && (values[0] === false || values[0] === "false");
}

/** What an object has under a name, in whatever case, if it has nothing else. */
function onlyValue(object: unknown, name: string): unknown {
  const [key, ...others] = isObject(object) ? Object.keys(object) : [];
  return key?.toLowerCase() === name && others.length === 0 ? (object as Record<string, unknown>)[key] : undefined;
}
