import path from "node:path";
import type { Resource } from "../../policy/resource";
import { loadExemptions } from "../../policy/load";
import { preview } from "../../preview/preview";
import { readProject } from "../../preview/project";
import { failed, type Outcome, type PreviewResult } from "../../preview/result";

export const project = readProject(path.join(__dirname, "..", ".."));
export const policy = { exemptions: loadExemptions(), today: "2026-11-30" };
const outcomes = new Map<string, Promise<Outcome>>();

/** Settings that take the place of the stack file's, by path below the project's namespace or by full key. */
export type Changes = Readonly<Record<string, unknown>>;

/** A preview of a committed stack with some settings changed; each is run once, however many tests look at it. */
export function outcomeOf(stack: string, changes: Changes = {}): Promise<Outcome> {
  const key = JSON.stringify([stack, changes], (_, value: unknown) => (value === undefined ? null : value));
  const outcome = outcomes.get(key) ?? preview({ project, stack, policy, config: configOf(stack, changes) });
  outcomes.set(key, outcome);
  return outcome;
}

/** The two ids that tie a sensor to its subscription. */
export interface Ids {
  readonly activationId: string;
  readonly customerId: string;
}

/** As `previewOf`, with the two ids set to these, as secrets. */
export async function previewWithIds(
  stack: string,
  { activationId, customerId }: Ids,
  changes: Changes = {},
): Promise<StackPreview> {
  // A Secret that somebody else keeps has the ids, and the stack must not.
  const own = !("credentials.existingSecret" in changes);
  const secrets = own
    ? { [`${project.name}:activationId`]: activationId, [`${project.name}:customerId`]: customerId }
    : {};
  return new StackPreview(worked(await preview({ project, stack, policy, config: configOf(stack, changes), secrets })));
}

/** As `outcomeOf`, for settings that must work. */
export async function previewOf(stack: string, changes: Changes = {}): Promise<StackPreview> {
  return new StackPreview(worked(await outcomeOf(stack, changes)));
}

function worked(outcome: Outcome): PreviewResult {
  if (failed(outcome)) throw new Error(`${outcome.stack}: ${outcome.message}`);
  return outcome;
}

/** What tests ask a preview. */
export class StackPreview {
  constructor(readonly result: PreviewResult) {}

  get resources(): readonly Resource[] {
    return this.result.resources;
  }

  ofType(type: string): Resource[] {
    return this.resources.filter((resource) => resource.type === type);
  }

  /** The one resource of a type, or the one of them whose name ends so. */
  one(type: string, nameEnd = ""): Resource {
    const found = this.ofType(type).filter(({ name }) => name.endsWith(nameEnd));
    const [resource] = found;
    if (resource === undefined || found.length > 1) {
      const names = this.ofType(type).map(({ name }) => name);
      throw new Error(`${found.length} resources ${type} …${nameEnd}; there are ${names.join(", ") || "none"}`);
    }
    return resource;
  }

  byUrn(urn: string): Resource {
    const resource = this.resources.find((each) => each.urn === urn);
    if (resource === undefined) throw new Error(`no resource ${urn}`);
    return resource;
  }

  /** Its parent, that one's parent, and so on. */
  ancestors({ parent }: Resource): Resource[] {
    if (parent === undefined) return [];
    const resource = this.byUrn(parent);
    return [resource, ...this.ancestors(resource)];
  }

  /** The resources that a property's value comes from, or all that a resource waits for. */
  behind(resource: Resource, property?: string): Resource[] {
    const urns = property === undefined ? resource.dependencies : resource.propertyDependencies[property];
    return (urns ?? []).map((urn) => this.byUrn(urn));
  }
}

/** What changes of a stack's configuration, as the CLI hands it to the program: by full key, `undefined` for what goes. */
export function configOf(stack: string, changes: Changes): Record<string, string | undefined> {
  const { values } = project.config(stack);
  const changed: Record<string, unknown> = {};
  for (const [at, value] of Object.entries(changes)) {
    if (at.includes(":")) {
      changed[at] = value;
      continue;
    }
    const [first = "", ...rest] = at.split(".");
    const key = `${project.name}:${first}`;
    changed[key] = rest.length === 0 ? value : withValue(changed[key] ?? parsed(values[key]), rest, value);
  }
  return Object.fromEntries(Object.entries(changed).map(([key, value]) => [key, text(value)]));
}

function withValue(object: unknown, [first = "", ...rest]: string[], value: unknown): unknown {
  const fields = (object ?? {}) as Record<string, unknown>;
  return { ...fields, [first]: rest.length === 0 ? value : withValue(fields[first], rest, value) };
}

function parsed(value: string | undefined): unknown {
  return value === undefined ? undefined : JSON.parse(value);
}

function text(value: unknown): string | undefined {
  if (value === undefined || typeof value === "string") return value;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
