import type { Resource } from "../../policy/resource";
import { grouped } from "./grouped";

/** A resource and those that have it as parent. */
export interface Branch {
  readonly resource: Resource;
  readonly children: readonly Branch[];
}

/**
 * Resources as the tree of their parents. The top keeps the program's order, which is the architecture's; below it, where
 * the order of registration is chance, names decide.
 */
export function tree(resources: readonly Resource[]): readonly Branch[] {
  const known = new Set(resources.map(({ urn }) => urn));
  const childrenOf = grouped(resources, parentKey);
  const branch = (resource: Resource): Branch => ({
    resource,
    children: sorted(childrenOf.get(resource.urn) ?? [], resource.type).map(branch),
  });
  return (childrenOf.get("") ?? []).map(branch);

  function parentKey({ parent }: Resource): string {
    return parent !== undefined && known.has(parent) ? parent : "";
  }
}

function sorted(resources: readonly Resource[], parentType: string): readonly Resource[] {
  if (parentType === "pulumi:pulumi:Stack") return resources;
  return resources.toSorted((a, b) => compare(a.name, b.name) || compare(a.type, b.type));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
