import { knownItemsOf } from "./declared-objects";
import type { Plain } from "./plain";
import { unknown, type Resource } from "./resource";
import type { ResourceArgs, Type } from "./types";
import { isUnknownValue, UnknownValue } from "./unknown";
import { strings } from "./views/json";

/** A resource whose type is known to the compiler. */
export interface Typed<T extends Type> extends Resource {
  readonly properties: Plain<ResourceArgs[T]> & Readonly<Record<string, unknown>>;
}

/** What those whose stack it is say that they trust. */
export interface Trusted {
  /** Hosts, or hosts with the beginning of a path. */
  readonly trustedRegistries: readonly string[];
}

export const nothingTrusted: Trusted = { trustedRegistries: [] };

/**
 * All resources of a stack, and how they hang together. Their properties throw where a value is not known. Resources are
 * joined by what their properties were made from: the id of a new network is not known in a preview, its URN is. Where a
 * property was made from nothing, they are joined by the name that a program has written in both places.
 */
export class Stack {
  readonly resources: readonly Resource[];
  private readonly byUrn = new Map<string, Resource>();
  private readonly byType = new Map<string, Resource[]>();
  private readonly byReference: ByProperty = new Map();
  private readonly byMembership = new Map<string, Groups<Resource>>();
  private readonly byWritten: ByProperty = new Map();
  private readonly byName: ByProperty = new Map();
  private readonly byKeys = new Map<KeysOf<never>, Map<Type, Groups<Resource>>>();

  constructor(
    resources: readonly Resource[],
    readonly trusted = nothingTrusted,
  ) {
    this.resources = resources;
    for (const resource of this.resources) {
      this.byUrn.set(resource.urn, resource);
      append(this.byType, resource.type, resource);
      for (const item of knownItemsOf(resource)) append(this.byType, item.type, item);
    }
  }

  /** All types that there are, with their resources. */
  get types(): ReadonlyMap<string, readonly Resource[]> {
    return this.byType;
  }

  all<T extends Type>(type: T): readonly Typed<T>[] {
    return (this.byType.get(type) ?? []) as readonly Resource[] as readonly Typed<T>[];
  }

  /** The resources of a type whose property has its value from the target. */
  pointingAt<T extends Type>(target: Resource, type: T, property: keyof ResourceArgs[T] & string): readonly Typed<T>[] {
    const references = ofProperty(this.byReference, this, type, property, byReference);
    const written = ofProperty(this.byWritten, this, type, property, byWritten);
    let found = noResources;
    for (let at: Resource | undefined = target; at; at = this.parentOf(at))
      found = joined(found, references.get(at.urn));
    if (written.size > 0) for (const name of namesOf(target, property)) found = joined(found, written.get(name));
    return found as readonly Typed<T>[];
  }

  /**
   * The resources of a type that the property has its value from. A value out of a component comes from any of the
   * component's children: with more than one of the type, only the value itself can tell which.
   */
  behind<T extends Type>(resource: Resource, property: string, type: T): readonly Typed<T>[] {
    const sources = resource.propertyDependencies[property] ?? [];
    if (sources.length === 0) return this.called(resource, property, type);
    const members = sources.map((urn) => ({ urn, found: this.members(type).get(urn) ?? [] }));
    const candidates = [
      ...new Set(members.flatMap(({ found }) => found)),
    ] as readonly Resource[] as readonly Typed<T>[];
    const exact = members.every(({ urn, found }) => found.every((candidate) => candidate.urn === urn));
    if (exact || candidates.length === 1) return candidates;
    const ids = new Set(strings(resource.properties[property]));
    const named = candidates.filter(({ id }) => id !== undefined && ids.has(id));
    if (named.length === 0) throw new UnknownValue(property);
    return named;
  }

  /**
   * The resources of a type that have a key, such as a name; `unknown` stands for those whose keys are not known yet.
   * Where each of many resources looks for its own, none has to look through all: `keysOf` is a constant, by which the
   * keys are remembered.
   */
  having<T extends Type>(type: T, key: Key, keysOf: KeysOf<Typed<T>>): readonly Typed<T>[] {
    const ofTypes = remembered(this.byKeys, keysOf, () => new Map<Type, Groups<Resource>>());
    const groups = remembered(ofTypes, type, () => grouped(this.all(type), keysIfKnown(keysOf)));
    return (groups.get(key) ?? []) as readonly Resource[] as readonly Typed<T>[];
  }

  /** Whether the keys of all that `having` looks among are known. Throws `UnknownValue` where some are not yet. */
  areKeysKnown<T extends Type>(type: T, keysOf: KeysOf<Typed<T>>): boolean {
    return this.having(type, unknown, keysOf).flatMap(keysOf).length === 0;
  }

  /** The resources of a type whose name a property has. */
  private called<T extends Type>(resource: Resource, property: string, type: T): readonly Typed<T>[] {
    const groups = ofProperty(this.byName, this, type, property, byName);
    const found = placed(resource, textsAt(resource, property)).flatMap((name) => groups.get(name) ?? []);
    return [...new Set(found)] as readonly Resource[] as readonly Typed<T>[];
  }

  /** Resources of a type by their own URN and those of the components that they are in. */
  private members(type: Type): Groups<Resource> {
    return remembered(this.byMembership, type, () =>
      grouped(this.all(type), (resource) => this.selfAndParents(resource)),
    );
  }

  /** A value that came out of a component is recorded as coming from the component. */
  private selfAndParents(resource: Resource): string[] {
    const urns = [];
    for (let at: Resource | undefined = resource; at; at = this.parentOf(at)) urns.push(at.urn);
    return urns;
  }

  private parentOf({ parent }: Resource): Resource | undefined {
    return parent === undefined ? undefined : this.byUrn.get(parent);
  }
}

/** What is found out about a whole stack, once for all that ask: each of many resources may. */
export function oncePerStack<Value>(find: (stack: Stack) => Value): (stack: Stack) => Value {
  const answers = new WeakMap<Stack, () => Value>();
  return (stack) => {
    let answer = answers.get(stack);
    if (!answer) answers.set(stack, (answer = answerOf(() => find(stack))));
    return answer();
  };
}

/** That it is not known yet is an answer, too. */
function answerOf<Value>(find: () => Value): () => Value {
  try {
    const value = find();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

/** The names that a program gives a resource. Azure's properties are called alike on both sides: `registryName`. */
const namesOf = (resource: Resource, property: string): readonly string[] =>
  placed(
    resource,
    ["name", "bucket", property].flatMap((key) => textsAt(resource, key)),
  );

/** A name is one within its resource group or project, of which each has what others have, too. */
function placed(resource: Resource, names: readonly string[]): readonly string[] {
  if (names.length === 0) return names;
  const place = ["resourceGroupName", "project"].flatMap(
    (key) => resource.propertyDependencies[key] ?? textsAt(resource, key),
  );
  return names.map((name) => `${place.join()} ${name}`);
}

/** A name, or a list of names; nothing where it is not known. */
function textsAt({ properties }: Resource, key: string): readonly string[] {
  try {
    const value = properties[key];
    // Most resources have none of the names that are looked for.
    return value === undefined ? none : strings(value);
  } catch (error) {
    if (isUnknownValue(error)) return none;
    throw error;
  }
}

const none: readonly string[] = [];

const noResources: readonly Resource[] = [];

type Key = string | typeof unknown;
type KeysOf<One> = (resource: One) => readonly Key[];
type Groups<One> = Map<Key, One[]>;

function keysIfKnown<One>(keysOf: KeysOf<One>): KeysOf<One> {
  return (resource) => {
    try {
      return keysOf(resource);
    } catch (error) {
      if (isUnknownValue(error)) return [unknown];
      throw error;
    }
  };
}

function grouped<One>(resources: readonly One[], keysOf: KeysOf<One>): Groups<One> {
  const groups: Groups<One> = new Map();
  for (const resource of resources) {
    const keys = keysOf(resource);
    // Most have one or none.
    for (const key of keys.length > 1 ? new Set(keys) : keys) append(groups, key, resource);
  }
  return groups;
}

/** Resources of a type by what a property of theirs says. */
type Grouping = (stack: Stack, type: Type, property: string) => Groups<Resource>;

/** By the URNs that it comes from. */
const byReference: Grouping = (stack, type, property) =>
  grouped(stack.all(type), (resource) => resource.propertyDependencies[property] ?? []);

/** By the names that are written there, where it comes from nothing. */
const byWritten: Grouping = (stack, type, property) =>
  grouped(stack.all(type), (resource) =>
    (resource.propertyDependencies[property] ?? []).length > 0 ? [] : placed(resource, textsAt(resource, property)),
  );

/** By their own names, as the property of another would say them. */
const byName: Grouping = (stack, type, property) => grouped(stack.all(type), (resource) => namesOf(resource, property));

/** By type and property: a text of both would have to be put together for each question. */
type ByProperty = Map<Type, Map<string, Groups<Resource>>>;

function ofProperty(cache: ByProperty, stack: Stack, type: Type, property: string, grouping: Grouping) {
  let ofType = cache.get(type);
  if (!ofType) cache.set(type, (ofType = new Map<string, Groups<Resource>>()));
  let groups = ofType.get(property);
  if (!groups) ofType.set(property, (groups = grouping(stack, type, property)));
  return groups;
}

/** Each of both once. */
function joined(some: readonly Resource[], more: readonly Resource[] | undefined): readonly Resource[] {
  if (more === undefined) return some;
  return some.length === 0 ? more : [...new Set([...some, ...more])];
}

function remembered<Key, Value>(cache: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = cache.get(key);
  if (value === undefined) cache.set(key, (value = make()));
  return value;
}

export function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
