import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Example } from "../../policy/examples";
import { judgeAll } from "../../policy/evaluate";
import { loadRules } from "../../policy/load";
import type { Resource } from "../../policy/resource";
import type { Rule } from "../../policy/rule";
import { Stack } from "../../policy/stack";

/** What a program, or an account, has once. */
const single = ["pulumi:pulumi:Stack", "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock"];

/** Properties by whose values resources find each other: each copy has its own. */
const isIdentity = (key: string) =>
  /^(?:bucket|cluster|function|metricName|name|namespace|role|tags|targetTags)$|(?:Arn|Id|Name)$/.test(key);

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is object => typeof value === "object" && value !== null;

function identitiesIn(value: object): string[] {
  return Object.entries(value as Tree).flatMap(([key, inner]) => [
    ...(isIdentity(key) ? [inner].flat().filter((one) => typeof one === "string") : []),
    ...(isTree(inner) ? identitiesIn(inner) : []),
  ]);
}

function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((one) => renamed(one, names));
  if (!isTree(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, renamed(inner, names)]));
}

/** The example so many times, each with names of its own. */
function copies(example: Example, count: number): Resource[] {
  const identities = example.flatMap(({ properties }) => identitiesIn(properties));
  const copy = (index: number) => {
    const own = (text: string) => `${text}-${index}`;
    const names = new Map(identities.map((name) => [name, own(name)]));
    const isHere = ({ type }: Resource) => index === 0 || !single.includes(type);
    return example.filter(isHere).map((resource) => ({
      ...resource,
      urn: own(resource.urn),
      properties: renamed(resource.properties, names) as Tree,
      propertyDependencies: Object.fromEntries(
        Object.entries(resource.propertyDependencies).map(([property, urns]) => [property, urns.map(own)]),
      ),
    }));
  };
  return Array.from({ length: count }, (_, index) => copy(index)).flat();
}

/** How often the rule reads a property when it judges these. */
function reads(rule: Rule, resources: readonly Resource[]): number {
  let count = 0;
  const counting = <T extends object>(object: T): T =>
    new Proxy(object, {
      get(target, key, receiver) {
        count++;
        const value: unknown = Reflect.get(target, key, receiver);
        return isTree(value) ? counting(value) : value;
      },
    });
  const counted = resources.map((resource) => ({ ...resource, properties: counting(resource.properties) }));
  judgeAll(new Stack(counted), [rule]);
  return count;
}

describe("on twice as many resources, a rule reads twice as much", () => {
  for (const rule of loadRules())
    it(rule.id, () => {
      for (const example of [...rule.good(), ...rule.bad()]) {
        const [some, twice] = [10, 20].map((count) => reads(rule, copies(example, count))) as [number, number];
        assert.ok(twice <= 2.2 * some, `${some} reads on 10 copies, ${twice} on 20, of ${JSON.stringify(example)}`);
      }
    });
});
