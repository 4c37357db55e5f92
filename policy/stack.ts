import type { Plain } from "./plain";
import type { Resource } from "./resource";
import type { ResourceArgs, Type } from "./types";
import { UnknownValue } from "./unknown";
import { strings } from "./views/json";

/** A resource whose type is known to the compiler. */
export interface Typed<T extends Type> extends Resource {
  readonly properties: Plain<ResourceArgs[T]> & Readonly<Record<string, unknown>>;
}

/**
 * All resources of a stack, and how they hang together. Their properties throw where a value is not known. Resources are joined by what their properties were made from,
 * not by values: the id of a new network is not known in a preview, its URN is.
 */
export class Stack {
  readonly resources: readonly Resource[];
  private readonly byUrn = new Map<string, Resource>();
  private readonly byType = new Map<string, Resource[]>();
  private readonly byReference = new Map<string, Map<string, Resource[]>>();
  private readonly byMembership = new Map<string, Map<string, Resource[]>>();

  constructor(resources: readonly Resource[]) {
    this.resources = resources;
    for (const resource of this.resources) {
      this.byUrn.set(resource.urn, resource);
      append(this.byType, resource.type, resource);
    }
  }

  all<T extends Type>(type: T): readonly Typed<T>[] {
    return (this.byType.get(type) ?? []) as readonly Resource[] as readonly Typed<T>[];
  }

  /** The resources of a type whose property has its value from the target. */
  pointingAt<T extends Type>(target: Resource, type: T, property: keyof ResourceArgs[T] & string): readonly Typed<T>[] {
    const references = this.references(type, property);
    const found = this.selfAndParents(target).flatMap((urn) => references.get(urn) ?? []);
    return [...new Set(found)] as readonly Resource[] as readonly Typed<T>[];
  }

  /**
   * The resources of a type that the property has its value from. A value out of a component comes from any of the
   * component's children: with more than one of the type, only the value itself can tell which.
   */
  behind<T extends Type>(resource: Resource, property: string, type: T): readonly Typed<T>[] {
    const sources = resource.propertyDependencies[property] ?? [];
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

  /** Resources of a type by the URNs that a property of theirs comes from. */
  private references(type: Type, property: string): Map<string, Resource[]> {
    return remembered(this.byReference, `${type} ${property}`, () =>
      grouped(this.all(type), (resource) => resource.propertyDependencies[property] ?? []),
    );
  }

  /** Resources of a type by their own URN and those of the components that they are in. */
  private members(type: Type): Map<string, Resource[]> {
    return remembered(this.byMembership, type, () =>
      grouped(this.all(type), (resource) => this.selfAndParents(resource)),
    );
  }

  /** A value that came out of a component is recorded as coming from the component. */
  private selfAndParents(resource: Resource): string[] {
    const urns = [];
    for (let at: Resource | undefined = resource; at; at = this.byUrn.get(at.parent ?? "")) urns.push(at.urn);
    return urns;
  }
}

function grouped(resources: readonly Resource[], keysOf: (resource: Resource) => readonly string[]) {
  const groups = new Map<string, Resource[]>();
  for (const resource of resources) for (const key of keysOf(resource)) append(groups, key, resource);
  return groups;
}

function remembered<Value>(cache: Map<string, Value>, key: string, make: () => Value): Value {
  const value = cache.get(key) ?? make();
  cache.set(key, value);
  return value;
}

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
