import type { Example } from "../policy/examples";
import type { Resource } from "../policy/resource";
import type { Rule } from "../policy/rule";
import { singletonOf } from "../policy/singletons";

/**
 * A stack of so many resources of all types that rules judge: the rules' examples in turn, each copied with names of its
 * own. What an account has once, and the stack itself, are there once.
 */
export function mixedStack(rules: readonly Rule[], count: number): readonly Resource[] {
  const resources: Resource[] = [stack];
  for (let turn = 0; resources.length < count; turn++) {
    for (const { id, good, bad } of rules) {
      if (turn > 0 && singletonOf(id) !== undefined) continue;
      const examples = [...good(), ...bad()];
      const example = copied(examples[turn % examples.length] ?? [], `-${resources.length}`);
      resources.push(...example.filter(({ type }) => type !== stack.type));
    }
  }
  return resources.slice(0, count);
}

/** A program has one. */
const stack: Resource = {
  urn: "urn:pulumi:example::policy::pulumi:pulumi:Stack::stack",
  type: "pulumi:pulumi:Stack",
  name: "stack",
  properties: {},
  secrets: [],
  protect: false,
  dependencies: [],
  propertyDependencies: {},
};

function copied(example: Example, suffix: string): Example {
  const named = (urns: readonly string[]) => urns.map((urn) => urn + suffix);
  return example.map((resource) => ({
    ...resource,
    urn: resource.urn + suffix,
    name: resource.name + suffix,
    properties: copy(resource.properties),
    dependencies: named(resource.dependencies),
    propertyDependencies: Object.fromEntries(
      Object.entries(resource.propertyDependencies).map(([property, urns]) => [property, named(urns)]),
    ),
  }));
}

/** As a program makes them: no two resources share a part. */
function copy<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(copy) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner)])) as Value;
}
