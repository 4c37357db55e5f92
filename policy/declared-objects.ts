import type { Resource } from "./resource";
import { isUnknownValue, known, LeftOut, pathOf } from "./unknown";
import { isObject } from "./views/json";
import type { Named } from "./views/view";

/** Kubernetes objects are declared several in a list, too, or by a patch, which says what is to change of one. */
function formOf(type: string): "" | "List" | "Patch" {
  if (!hasForms(type)) return "";
  return type.endsWith("List") ? "List" : type.endsWith("Patch") ? "Patch" : "";
}

/** Whether the objects of a type are declared in such ways, too. */
export const hasForms = (type: string) => type.startsWith("kubernetes:");

/** The type of what a list or a patch is about. */
export function kindOf(type: string): string {
  return type.slice(0, type.length - formOf(type).length);
}

export const isListOrPatch = (type: string) => formOf(type) !== "";

/** A patch leaves open how its object stands to others. */
export const isPatch = (type: string) => formOf(type) === "Patch";

const found = new WeakMap<Resource, readonly Named<Resource>[]>();

/** What a list or a patch declares, as resources of their kind, the same ones whenever somebody asks; of others nothing. */
export function objectsIn(resource: Resource): readonly Named<Resource>[] {
  const form = formOf(resource.type);
  if (form === "") return [];
  const objects =
    found.get(resource) ?? (form === "List" ? itemsOf(resource) : [{ name: "", item: patched(resource) }]);
  found.set(resource, objects);
  return objects;
}

/** Those of a list, as far as they are known. */
export function knownItemsOf(resource: Resource): readonly Resource[] {
  if (formOf(resource.type) !== "List" || known(resource.properties, "items") === undefined) return [];
  return objectsIn(resource).flatMap((object) => known(object, "item") ?? []);
}

function itemsOf(list: Resource): readonly Named<Resource>[] {
  const { items } = list.properties;
  if (!Array.isArray(items)) return [];
  return Array.from(items.keys()).flatMap((index) => {
    const where = `items[${index}]`;
    try {
      const properties: unknown = items[index];
      return isObject(properties) ? [{ name: nameOf(where, properties), item: itemOf(list, properties) }] : [];
    } catch (error) {
      if (!isUnknownValue(error)) throw error;
      return [
        {
          name: where,
          get item(): never {
            throw error;
          },
        },
      ];
    }
  });
}

function nameOf(where: string, properties: { readonly metadata?: unknown }): string {
  const name: unknown = known(known(properties, "metadata") as { name?: unknown } | undefined, "name");
  return typeof name === "string" ? `${where} ${name}` : where;
}

/** Which of the items a value went into, nobody has recorded. */
function itemOf(list: Resource, properties: Resource["properties"]): Resource {
  const sources = list.propertyDependencies.items ?? [];
  const propertyDependencies = Object.fromEntries(Object.keys(properties).map((key) => [key, sources]));
  return { ...list, type: kindOf(list.type), properties, propertyDependencies };
}

function patched(patch: Resource): Resource {
  return { ...patch, type: kindOf(patch.type), properties: partOf(patch.properties, "") };
}

const parts = new WeakSet();

/** Whether there may be more to the object than a patch says. */
export const isPart = (object: object) => parts.has(object);

/** Which object is patched: it was there before. */
const identity = ["metadata.name", "metadata.namespace"];

/** Merged by name: those that a patch does not speak of stay as they are. */
const mergedLists = ["containers", "initContainers", "ephemeralContainers"];

/** The object, throwing `LeftOut` where a patch says nothing. Lists are taken as a whole, except those of containers. */
function partOf<T extends object>(object: T, path: string): T {
  const part = new Proxy(object, {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      if (typeof key === "symbol" || typeof value === "function") return value;
      const isList = mergedLists.includes(key);
      const at = pathOf(path, key);
      if (identity.includes(at) || (!isList && (value === undefined || value === null))) throw new LeftOut(at);
      if (isList && Array.isArray(value))
        return value.map((one, index) => (isObject(one) ? partOf(one, pathOf(at, String(index))) : (one as unknown)));
      return isObject(value) ? partOf(value, at) : value;
    },
  });
  parts.add(part);
  return part;
}
