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
