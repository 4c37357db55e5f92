import type { Resource } from "../../../policy/resource";

export interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Principal?: unknown;
  readonly Action: string | string[];
  readonly Resource?: string | string[];
  readonly Condition?: Record<string, Record<string, unknown>>;
}

/** The statements of a policy that is known in a preview. */
export function statements({ name, properties }: Resource, property = "policy"): Statement[] {
  const document = properties[property];
  if (typeof document !== "string") throw new Error(`${name}: ${property} is not known in a preview`);
  return (JSON.parse(document) as { Statement: Statement[] }).Statement;
}

export function statement(resource: Resource, sid: string, property?: string): Statement {
  const found = statements(resource, property).find(({ Sid }) => Sid === sid);
  if (found === undefined) throw new Error(`${resource.name}: no statement ${sid}`);
  return found;
}
