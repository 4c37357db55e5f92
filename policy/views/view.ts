import type { Example } from "../examples";
import type { Resource } from "../resource";
import type { Type } from "../types";

/** Something that is spelt in several ways, in one form: a rule on it is one condition. */
export interface View<Item> {
  readonly types: readonly Type[];
  items(resource: Resource): readonly Named<Item>[];
  /** The same thing in each spelling. */
  spellings(item: Item): readonly Example[];
}

export interface Named<Item> {
  /** Where in the resource; empty if the resource is the thing itself. */
  readonly name: string;
  readonly item: Item;
}

const latest = new WeakMap<View<unknown>, Looked>();

interface Looked {
  readonly resource: Resource;
  readonly items: readonly Named<unknown>[];
}

/** A view's items in a resource. Rules on one view come one after another, so that a resource is looked through once. */
export function itemsIn<Item>(view: View<Item>, resource: Resource): readonly Named<Item>[] {
  const before = latest.get(view);
  if (before?.resource === resource) return before.items as readonly Named<Item>[];
  const items = view.items(resource);
  latest.set(view, { resource, items });
  return items;
}
