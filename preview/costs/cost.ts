import type { Resource } from "../../policy/resource";

/** Something that costs money by the hour, whether it is used or not. */
export interface Cost {
  readonly what: string;
  /** How many there are: of nodes the fewest and the most. */
  readonly fewest: number;
  readonly most: number;
  /** Settings that change it. */
  readonly settings: readonly string[];
}

type Properties = Resource["properties"];

/** What a resource of a type costs, with those that a property of it comes from; nothing if this one is free. */
export type CostsOf = (
  properties: Properties,
  behind: (property: string) => readonly Properties[],
) => Cost | readonly Cost[] | undefined;

/** A resource that is one of something. */
export const one =
  (what: string, ...settings: readonly string[]): CostsOf =>
  () => ({ what, fewest: 1, most: 1, settings });

/** Machines of a type that automatic scaling keeps between two numbers. */
export function nodes(type: unknown, fewest: unknown, most: unknown, ...settings: readonly string[]): Cost {
  const what = typeof type === "string" ? `node ${type}, with its disk` : "node, with its disk";
  return { what, fewest: Number(fewest), most: Number(most), settings };
}
