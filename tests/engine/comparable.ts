import { isDeepStrictEqual } from "node:util";
import type { Resource } from "../../policy/resource";
import { mask, unknownWire } from "../../preview/engine/wire";
import { unknown } from "../../policy/resource";
import { isDefaultProvider, type ResourceState } from "./pulumi";

/** What both engines say of a resource, in the same words. */
export interface Comparable {
  readonly urn: string;
  readonly parent: string;
  readonly protect: boolean;
  readonly dependencies: readonly string[];
  /** Absent where the engine keeps none: of a component that a plugin makes. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
}

const unknownText = "<unknown>";

export function ofOffline(resource: Resource): Comparable {
  return {
    urn: resource.urn,
    parent: resource.parent ?? "",
    protect: resource.protect,
    inputs: inputsOf(resource.properties),
    dependencies: urns(resource.dependencies),
    propertyDependencies: byProperty(resource.propertyDependencies),
  };
}

export function ofEngine(state: ResourceState): Comparable {
  return {
    urn: state.urn,
    parent: state.parent ?? "",
    protect: state.protect ?? false,
    dependencies: urns(state.dependencies ?? []),
    ...(madeByPlugin.test(state.type) ? {} : ofProgram(state)),
  };
}

const madeByPlugin = /^(?:awsx|eks):/;

function ofProgram({ type, inputs = {}, propertyDependencies = {} }: ResourceState): Partial<Comparable> {
  const { version, ...others } = inputs;
  return {
    // The engine adds the plugin's version to the inputs of a provider.
    inputs: inputsOf(type.startsWith("pulumi:providers:") ? others : { ...others, version }),
    propertyDependencies: byProperty(propertyDependencies),
  };
}

/** One line for each difference: the resource, what differs, and both values. */
export function differences(offline: readonly Comparable[], engine: readonly Comparable[]): string[] {
  const theirs = new Map(engine.map((each) => [each.urn, each]));
  const ours = new Map(offline.map((each) => [each.urn, each]));
  return [
    ...engine.filter(({ urn }) => !ours.has(urn)).map(({ urn }) => `${short(urn)}: missing offline`),
    ...offline.filter(({ urn }) => !theirs.has(urn)).map(({ urn }) => `${short(urn)}: only offline`),
    ...offline.flatMap((each) => differencesOf(each, theirs.get(each.urn) ?? each)),
  ];
}

function differencesOf(offline: Comparable, engine: Comparable): string[] {
  const compared = Object.keys(engine) as (keyof Comparable)[];
  const seen = offline.urn.includes("$kubernetes:") ? withoutEmpty : (value: unknown) => value;
  return compared.flatMap((key) => unequal(`${short(offline.urn)} ${key}`, seen(offline[key]), seen(engine[key])));
}

/** Without what the Kubernetes provider leaves out, but only once it knows the cluster. */
function withoutEmpty(value: unknown): unknown {
  if (!isObject(value)) return Array.isArray(value) ? value.map(withoutEmpty) : value;
  const entries = Object.entries(value).map(([key, child]) => [key, withoutEmpty(child)] as const);
  return Object.fromEntries(entries.filter(([key, child]) => !isEmpty(child) && !(key === "globalDefault" && !child)));
}

const isEmpty = (value: unknown) => typeof value === "object" && value !== null && Object.keys(value).length === 0;

function unequal(path: string, offline: unknown, engine: unknown): string[] {
  if (isObject(offline) && isObject(engine)) {
    const keys = [...new Set([...Object.keys(offline), ...Object.keys(engine)])];
    return keys.flatMap((key) => unequal(`${path} ${key}`, offline[key], engine[key]));
  }
  if (isDeepStrictEqual(offline, engine)) return [];
  if (isUrns(offline) && isUrns(engine)) return urnsMissing(path, offline, engine);
  return [`${path}: offline ${JSON.stringify(offline)}, engine ${JSON.stringify(engine)}`];
}

function urnsMissing(path: string, offline: readonly string[], engine: readonly string[]): string[] {
  const lists = { "only offline": [offline, engine], "missing offline": [engine, offline] } as const;
  return Object.entries(lists).flatMap(([what, [left, right]]) =>
    left.filter((urn) => !right.includes(urn)).map((urn) => `${path}: ${what} ${short(urn)}`),
  );
}

const isUrns = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === "string" && each.startsWith("urn:"));

/** Notes of providers and of the engine to themselves. */
const notes = new Set(["__defaults", "__internal"]);

function inputsOf(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const own = Object.entries(properties).filter(([key, value]) => !notes.has(key) && value !== undefined);
  return Object.fromEntries(own.map(([key, value]) => [key, readable(value)]));
}

function readable(value: unknown): unknown {
  if (value === unknown || value === unknownWire) return unknownText;
  if (Array.isArray(value)) return masked(value.map(readable));
  return isObject(value) ? masked(inputsOf(value)) : value;
}

/** The CLI masks a secret as a whole, the offline preview what is in it. */
function masked(value: object): unknown {
  const parts = Object.values(value) as unknown[];
  return parts.length > 0 && parts.every((part) => part === mask) ? mask : value;
}

const urns = (list: readonly string[]) => [...new Set(list)].filter((urn) => !isDefaultProvider(urn)).toSorted();

function byProperty(lists: Readonly<Record<string, readonly string[] | null>>): Record<string, readonly string[]> {
  const filled = Object.entries(lists).map(([property, list]) => [property, urns(list ?? [])] as const);
  return Object.fromEntries(filled.filter(([, list]) => list.length > 0));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** `urn:pulumi:stack::project::a$b$aws:ec2/vpc:Vpc::name` → `aws:ec2/vpc:Vpc name`. */
const short = (urn: string) => urn.split("::").slice(2).join(" ").replace(/^.*\$/, "");
