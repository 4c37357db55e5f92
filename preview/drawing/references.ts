import type { Resource } from "../../policy/resource";

/** Which resources of a stack refer to which, by where their properties' values come from. */
export class References {
  readonly #byUrn: ReadonlyMap<string, Resource>;
  readonly #byType = new Map<string, Resource[]>();
  readonly #from = new Map<string, readonly Resource[]>();
  readonly #to = new Map<string, Resource[]>();

  constructor(readonly resources: readonly Resource[]) {
    this.#byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    for (const resource of resources) {
      append(this.#byType, resource.type, resource);
      const targets = this.#known(sourcesOf(resource));
      this.#from.set(resource.urn, targets);
      for (const target of targets) append(this.#to, target.urn, resource);
    }
  }

  all(type: string): readonly Resource[] {
    return this.#byType.get(type) ?? [];
  }

  /** What a resource's properties come from. */
  from(resource: Resource, property?: string): readonly Resource[] {
    if (property !== undefined) return this.#known(resource.propertyDependencies[property] ?? []);
    return this.#from.get(resource.urn) ?? [];
  }

  /** What has properties that come from the resource. */
  to(resource: Resource): readonly Resource[] {
    return this.#to.get(resource.urn) ?? [];
  }

  /** A resource's parent, that one's parent, and so on. */
  ancestors({ parent }: Resource): readonly Resource[] {
    const found = this.#byUrn.get(parent ?? "");
    return found === undefined ? [] : [found, ...this.ancestors(found)];
  }

  /**
   * The resources of a type next to a resource, whichever refers to the other; with types to go through, those that are
   * reached by way of these alone.
   */
  reached(start: Resource, type: string, via: readonly string[] = []): readonly Resource[] {
    const seen = new Set([start]);
    const found = new Set<Resource>();
    // A set is walked in the order of insertion, what is added on the way too.
    for (const each of seen) {
      for (const neighbour of [...this.from(each), ...this.to(each)]) {
        if (via.includes(neighbour.type)) seen.add(neighbour);
        if (neighbour.type === type && (each !== start || via.length === 0)) found.add(neighbour);
      }
    }
    return [...found];
  }

  #known(urns: readonly string[]): readonly Resource[] {
    return urns.flatMap((urn) => this.#byUrn.get(urn) ?? []);
  }
}

/** Where it is not recorded what each property comes from, as after a transform, it is for the resource as a whole. */
function sourcesOf({ propertyDependencies, dependencies }: Resource): readonly string[] {
  const sources = Object.values(propertyDependencies).flat();
  return [...new Set(sources.length > 0 ? sources : dependencies)];
}

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
