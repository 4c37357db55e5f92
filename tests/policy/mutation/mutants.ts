import { isDeepStrictEqual } from "node:util";
import type { Example } from "../../../policy/examples";
import { unknown, type Resource } from "../../../policy/resource";
import type { Rule } from "../../../policy/rule";
import { type Edit, edited, editsBetween, inWords, omissions } from "./edits";

/** A stack with one thing about it made worse, as a rule's bad example is worse than a good one. */
export interface Mutant {
  readonly rule: Rule;
  readonly change: string;
  readonly resources: readonly Resource[];
}

/** All that a rule's examples say could be worse about resources that it has passed. */
export function mutantsOf(rule: Rule, resources: readonly Resource[], passed: ReadonlySet<string>): readonly Mutant[] {
  const mutants = rule.bad().flatMap((bad) => {
    const ways = [differences, omittedFrom].flatMap((compare) =>
      rule
        .good()
        .map((good) => compare(good, bad))
        .toSorted((one, another) => size(one) - size(another)),
    );
    const least = Math.min(...ways.map(size).filter((one) => one > 0));
    for (const way of ways.filter((each) => size(each) <= Math.max(least, other - 1))) {
      const found =
        rule.wholeStack && !isOfOne(rule) ? together(rule, resources, way) : oneByOne(rule, resources, way, passed);
      if (found.length > 0) return found;
    }
    return [];
  });
  const seen = new Set<string>();
  return mutants.filter(({ change }) => !seen.has(change) && seen.add(change));
}

/** About the properties of one resource in each example: what is worse about them is so whatever others of its type are. */
const isOfOne = ({ good, bad }: Rule) =>
  [...good(), ...bad()].every(([one, ...others]) => others.length === 0 && one?.protect === false);

/** How a bad example differs from a good one: in resources of a type that changed, are gone, or are new. */
interface Difference {
  readonly changed: readonly Changed[];
  readonly gone: readonly string[];
  readonly added: readonly Added[];
}

interface Changed {
  readonly type: string;
  readonly edits: readonly Edit[];
  /** Pulumi no longer keeps it from being deleted. */
  readonly unprotected?: boolean;
  /** Properties that no longer come from where they came from. */
  readonly unlinked: readonly string[];
  /** Properties that come from somewhere: from where another one comes from, if it is named. */
  readonly linked: readonly { readonly property: string; readonly as?: string }[];
}

interface Added {
  readonly resource: Resource;
  /** The types of what its properties come from. */
  readonly sources: Readonly<Record<string, string | undefined>>;
}

/** The same resource in another example: by name, or as the only one of its type. */
function twin({ type, name }: Resource, others: Example): Resource | undefined {
  const [first, ...more] = others.filter((one) => one.type === type);
  return [first, ...more].find((one) => one?.name === name) ?? (more.length === 0 ? first : undefined);
}

function differences(good: Example, bad: Example): Difference {
  const typeOf = (urn?: string) => [...bad, ...good].find((one) => one.urn === urn)?.type;
  return {
    changed: good.flatMap((from) => changedFrom(from, twin(from, bad))),
    gone: good.flatMap(({ type }) => (bad.some((one) => one.type === type) ? [] : [type])),
    added: bad
      .filter((one) => twin(one, good) === undefined)
      .map((resource) => ({
        resource,
        sources: Object.fromEntries(
          Object.entries(resource.propertyDependencies).map(([property, [urn]]) => [property, typeOf(urn)]),
        ),
      })),
  };
}

/** The same, as properties that a bad example does not have at all. */
function omittedFrom(good: Example, bad: Example): Difference {
  const changed = good.flatMap((from) => {
    const to = twin(from, bad);
    const edits = to ? omissions(from.properties, to.properties) : [];
    return edits.length > 0 ? [{ type: from.type, edits, unlinked: [], linked: [] }] : [];
  });
  return { changed, gone: [], added: [] };
}

function changedFrom(from: Resource, to: Resource | undefined): readonly Changed[] {
  if (!to) return [];
  const [before, after] = [from.propertyDependencies, to.propertyDependencies];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const relinked = keys.filter((key) => String(before[key]) !== String(after[key]));
  const twins = (key: string) => keys.find((other) => other !== key && String(after[other]) === String(after[key]));
  const change = {
    type: from.type,
    edits: editsBetween(without(from.properties, keys), without(to.properties, Object.keys(after))),
    unlinked: relinked.filter((key) => before[key]),
    linked: relinked.filter((key) => after[key]).map((property) => ({ property, as: twins(property) })),
    ...(from.protect && !to.protect ? { unprotected: true } : {}),
  };
  return differing(change.edits).length + relinked.length > 0 || change.unprotected ? [change] : [];
}

const differing = (edits: readonly Edit[]) => edits.filter(({ differs }) => differs);

const without = (properties: Resource["properties"], keys: readonly string[]) =>
  Object.fromEntries(Object.entries(properties).filter(([key]) => !keys.includes(key)));

/** Two examples that differ so much are about different things. */
const other = 10;

/** How far apart two examples are. */
function size({ changed, gone, added }: Difference): number {
  const weights = changed.flatMap(({ edits, unlinked, linked, unprotected }) => [
    unprotected ? 1 : 0,
    ...differing(edits).map(({ path }) => (path.at(-1)?.toString().endsWith("ontainers") ? other : 1)),
    ...[...unlinked, ...linked].map(() => 1),
  ]);
  // What comes from nothing that is there can be put anywhere: it says little of what it is put beside.
  const beside = added.map(({ sources }) => (Object.keys(sources).length > 0 ? 1 : other));
  return [...weights, ...beside].reduce((sum, weight) => sum + weight, gone.length);
}

/** A rule that looks at one resource: each resource by itself. */
function oneByOne(
  rule: Rule,
  resources: readonly Resource[],
  { changed }: Difference,
  passed: ReadonlySet<string>,
): readonly Mutant[] {
  return changed.flatMap(({ type, edits }) =>
    resources
      .filter((one) => one.type === type && passed.has(one.urn))
      .flatMap((one) =>
        edited(one.properties, edits).map((properties, index) => ({
          rule,
          change: `${one.name}: ${differing(edits).map(inWords).join(", ")}${index > 0 ? ` (${index + 1})` : ""}`,
          resources: resources.map((other) => (other === one ? withProperties(one, properties) : other)),
        })),
      ),
  );
}

/** A rule about how resources hang together: all of a type at once, since one may do for many. */
function together(rule: Rule, resources: readonly Resource[], way: Difference): readonly Mutant[] {
  const left = resources.filter(({ type }) => !way.gone.includes(type));
  const result = left.map((one) =>
    way.changed.filter(({ type }) => type === one.type).reduce((each, change) => relinked(each, change), one),
  );
  const added = way.added.flatMap((one) => likeOneOf(one, resources));
  const same = left.length === resources.length && result.every((one, index) => one === left[index]);
  return same && added.length === 0 ? [] : [{ rule, change: describe(way), resources: [...result, ...added] }];
}

function describe({ changed, gone, added }: Difference): string {
  const words = [
    ...gone.map((type) => `no ${type}`),
    ...changed.flatMap(({ type, edits, unlinked, linked, unprotected }) => [
      ...(unprotected ? [`${type}: not protected`] : []),
      ...differing(edits).map((edit) => `${type}: ${inWords(edit)}`),
      ...unlinked.map((property) => `${type}: ${property} from nowhere`),
      ...linked.map(({ property, as }) => `${type}: ${property} from ${as ? `where ${as} is from` : "elsewhere"}`),
    ]),
    ...added.map(({ resource: { type, properties } }) => `another ${type} ${JSON.stringify(properties)}`),
  ];
  return words.join("; ");
}

function relinked(resource: Resource, { edits, unlinked, linked, unprotected = false }: Changed): Resource {
  const rest = without(resource.properties, unlinked);
  const [properties = rest] = edited(rest, edits);
  if (isDeepStrictEqual(properties, resource.properties) && linked.length === 0 && !unprotected) return resource;
  const changed = { ...withProperties(resource, properties), protect: resource.protect && !unprotected };
  const values = linked.map(({ property, as }) => [property, as ? resource.properties[as] : unknown]);
  const sources = linked.map(({ property, as }) => [
    property,
    as ? (resource.propertyDependencies[as] ?? []) : ["urn:pulumi:elsewhere"],
  ]);
  return {
    ...changed,
    properties: { ...changed.properties, ...(Object.fromEntries(values) as object) },
    propertyDependencies: { ...changed.propertyDependencies, ...(Object.fromEntries(sources) as object) },
  };
}

/** What is written in a property's place comes from nowhere. */
function withProperties(resource: Resource, properties: unknown): Resource {
  const own = properties as Resource["properties"];
  const kept = Object.entries(resource.propertyDependencies).filter(
    ([property]) => own[property] === resource.properties[property],
  );
  return { ...resource, properties: own, propertyDependencies: Object.fromEntries(kept) };
}

/** A new resource for each of the stack's that the example's could come from, in the namespace of others of its kind. */
function likeOneOf({ resource: example, sources }: Added, resources: readonly Resource[]): readonly Resource[] {
  const sibling = resources.find(({ type, properties }) => type === example.type && properties.metadata !== undefined);
  const place = (from: Resource) => ({ metadata: from.propertyDependencies.metadata ?? [] });
  const resource = sibling
    ? {
        ...example,
        properties: { ...example.properties, metadata: sibling.properties.metadata },
        propertyDependencies: { ...example.propertyDependencies, ...place(sibling) },
      }
    : example;
  const [link] = Object.entries(sources).filter(([, type]) => resources.some((one) => one.type === type));
  if (!link) return [resource];
  const [property, type] = link;
  return resources
    .filter((one) => one.type === type)
    .map((source, index) => ({
      ...resource,
      urn: `${resource.urn}-${index}`,
      parent: source.parent,
      propertyDependencies: { ...resource.propertyDependencies, [property]: [source.urn] },
    }));
}
