import type { Resource } from "../../policy/resource";

/** A resource and those that have it as parent. */
export interface Branch {
  readonly resource: Resource;
  readonly children: readonly Branch[];
}

/** Resources as the tree of their parents, in the order in which they were registered. */
export function tree(resources: readonly Resource[]): readonly Branch[] {
  const known = new Set(resources.map(({ urn }) => urn));
  const childrenOf = grouped(resources, parentKey);
  const branch = (resource: Resource): Branch => ({
    resource,
    children: (childrenOf.get(resource.urn) ?? []).map(branch),
  });
  return (childrenOf.get("") ?? []).map(branch);

  function parentKey({ parent }: Resource): string {
    return parent !== undefined && known.has(parent) ? parent : "";
  }
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
