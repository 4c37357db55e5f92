import type { InvokeAnswer } from "../../../preview/cloud/answers";

interface Statement {
  readonly sid?: string;
  readonly effect?: string;
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
  readonly resources?: readonly string[];
  readonly notResources?: readonly string[];
  readonly principals?: readonly { readonly type: string; readonly identifiers: readonly string[] }[];
  readonly conditions?: readonly {
    readonly test: string;
    readonly variable: string;
    readonly values: readonly string[];
  }[];
}

/** What AWS' provider makes of a document that is given in parts: a list of one is no list there, as in IAM itself. */
export const policyDocument: InvokeAnswer = ({ statements = [] }) => {
  const Statement = (statements as readonly Statement[]).map((statement) => ({
    Sid: statement.sid,
    Effect: statement.effect ?? "Allow",
    Action: listOrOne(statement.actions),
    NotAction: listOrOne(statement.notActions),
    Resource: listOrOne(statement.resources),
    NotResource: listOrOne(statement.notResources),
    Principal:
      statement.principals &&
      Object.fromEntries(statement.principals.map(({ type, identifiers }) => [type, listOrOne(identifiers)])),
    Condition:
      statement.conditions &&
      Object.fromEntries(
        statement.conditions.map(({ test, variable, values }) => [test, { [variable]: listOrOne(values) }]),
      ),
  }));
  return { id: "1", json: JSON.stringify({ Version: "2012-10-17", Statement }, undefined, 2) };
};

const listOrOne = (words: readonly string[] | undefined) => (words?.length === 1 ? words[0] : words);
