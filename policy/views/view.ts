import type { Example } from "../examples";
import type { Resource } from "../resource";
import type { Stack } from "../stack";
import type { Type } from "../types";
import { isUnknownValue, UnknownValue } from "../unknown";
import { isObject } from "./json";

/** Something that is spelt in several ways, in one form: a rule on it is one condition. */
export interface View<Item> {
  readonly types: readonly Type[];
  items(resource: Resource): readonly Named<Item>[];
  /** The same thing in each spelling. */
  spellings(item: Item): readonly Example[];
  /** Nothing comes of the item, because of others that come first. A rule on such a view is about a whole stack. */
  isOverruled?(item: Item, inside: Resource, stack: Stack): boolean;
}

export interface Named<Item> {
  /** Where in the resource; empty if the resource is the thing itself. */
  readonly name: string;
  readonly item: Item;
}

/**
 * The elements of a list, each looked at when a rule asks for it: one that is not known yet hides none of the others.
 * What is no object is left out.
 */
export function namedEach<Element extends object, Item>(
  elements: readonly (Element | null)[] | undefined,
  nameOf: (element: Element, index: number) => string,
  itemOf: (element: Element) => Item,
): readonly Named<Item>[] {
  if (!Array.isArray(elements)) return [];
  const all = elements as readonly Element[];
  const named: Named<Item>[] = [];
  for (let index = 0; index < all.length; index++) {
    if (!mayBeObject(all, index)) continue;
    named.push({
      get name() {
        return nameOf(all[index], index);
      },
      get item() {
        return itemOf(all[index]);
      },
    });
  }
  return named;
}

/** Read when a rule asks for it: one that is not known yet hides none of the others. */
export function lazily<Item>(name: string, read: () => Item): Named<Item> {
  return {
    name,
    get item() {
      return read();
    },
  };
}

/** What cannot be looked through yet stands for one item, which says so when a rule asks for it. */
export function orOpen<Item>(look: () => readonly Named<Item>[]): readonly Named<Item>[] {
  try {
    return look();
  } catch (error) {
    if (!isUnknownValue(error)) throw error;
    return [
      lazily("", () => {
        throw error;
      }),
    ];
  }
}

/** A document as it is written. A preview shows no text that is a secret. */
export function readable(name: string, read: () => unknown, isSecret: boolean): Named<unknown> {
  return lazily(name, () => {
    const document = read();
    if (isSecret && typeof document === "string") throw new UnknownValue(name);
    return document;
  });
}

function mayBeObject(elements: readonly unknown[], index: number): boolean {
  try {
    return isObject(elements[index]);
  } catch (error) {
    if (isUnknownValue(error)) return true;
    throw error;
  }
}

const seen = new WeakMap<View<unknown>, WeakMap<Resource, readonly Named<unknown>[]>>();

/** A view's items in a resource, which is looked through once for all rules on the view. */
export function itemsIn<Item>(view: View<Item>, resource: Resource): readonly Named<Item>[] {
  let ofView = seen.get(view) as WeakMap<Resource, readonly Named<Item>[]> | undefined;
  if (!ofView) seen.set(view, (ofView = new WeakMap()));
  let items = ofView.get(resource);
  if (!items) ofView.set(resource, (items = view.items(resource)));
  return items;
}
