import type { Resource } from "../../policy/resource";
import { aws } from "./aws";
import { azure } from "./azure";
import type { Cost, CostsOf } from "./cost";
import { gcp } from "./gcp";

const tables: Readonly<Record<string, CostsOf>> = { ...aws, ...azure, ...gcp };

/** What a stack costs by the hour, without prices, which differ by region and contract. Equal things are one line. */
export function costsOf(resources: readonly Resource[]): readonly Cost[] {
  const sums = new Map<string, Cost>();
  const given = new Map(resources.map(({ urn, properties }) => [urn, properties]));
  const costs = resources.flatMap(({ type, properties, propertyDependencies }) => {
    const behind = (property: string) => (propertyDependencies[property] ?? []).map((urn) => given.get(urn) ?? {});
    return tables[type]?.(properties, behind) ?? [];
  });
  for (const cost of costs) {
    const sum = sums.get(cost.what) ?? { ...cost, fewest: 0, most: 0 };
    sums.set(cost.what, { ...sum, fewest: sum.fewest + cost.fewest, most: sum.most + cost.most });
  }
  // A program registers its resources in no fixed order.
  return [...sums.values()].toSorted((one, other) => (one.what < other.what ? -1 : 1));
}
