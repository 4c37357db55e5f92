import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { evaluate } from "../../policy/evaluate";
import { loadRules } from "../../policy/load";
import { unknown, type Resource } from "../../policy/resource";
import type { Rule } from "../../policy/rule";
import { parsed } from "../../policy/views/json";
import { sayAsMany } from "./figures";

/** Keys that take the place of methods that every object has, and which JSON knows nothing of. */
const methods =
  '{ "toString": null, "valueOf": 1, "hasOwnProperty": {}, "constructor": "x", "__proto__": { "a": null } }';

const junk = fc.oneof(
  fc.constantFrom<unknown[]>(null, undefined, unknown, true, false, 0, -1, 1.5, "", "*", "{", "[null]", "0.0.0.0/0"),
  fc.constantFrom<unknown[]>([], {}, [null], [[]], [{}], ["*"], [0], { a: null }, { 0: "x" }),
  fc.constantFrom<unknown[]>(JSON.parse(methods), [JSON.parse(methods)], methods, "toString", "__proto__"),
  fc.jsonValue(),
);

/** The value with one part of it, somewhere, in JSON in a text too, replaced. */
function damaged(value: unknown, steps: readonly number[], replacement: unknown): unknown {
  const inText = typeof value === "string" ? parsedObject(value) : undefined;
  if (inText !== undefined) return JSON.stringify(damaged(inText, steps, replacement));
  const [step, ...rest] = steps;
  const keys = typeof value === "object" && value !== null ? Object.keys(value) : [];
  if (step === undefined || keys.length === 0) return replacement;
  const key = keys[step % keys.length];
  return replacedAt(value as object, key, damaged(Reflect.get(value as object, key), rest, replacement));
}

function replacedAt(value: object, key: string, part: unknown): object {
  return Array.isArray(value) ? value.with(Number(key), part) : { ...value, [key]: part };
}

function damage(resource: Resource, steps: readonly number[], replacement: unknown): Resource {
  const properties = damaged(resource.properties, steps, replacement);
  const isObject = typeof properties === "object" && properties !== null;
  return { ...resource, properties: isObject ? (properties as Record<string, unknown>) : {} };
}

/** An object of Kubernetes as the only one of a list, or as a patch. */
function inForm(one: Resource, form: "" | "List" | "Patch"): Resource {
  if (!one.type.startsWith("kubernetes:") || form === "") return one;
  return { ...one, type: one.type + form, properties: form === "List" ? { items: [one.properties] } : one.properties };
}

function errors(rule: Rule, resources: readonly Resource[]): string[] {
  const { findings } = evaluate(resources, { rules: [rule], today: "2026-11-30" });
  return findings.filter(({ status }) => status === "error").map(({ error }) => (error as Error).stack ?? "");
}

/** The same in every run, unless somebody wants to look elsewhere. */
const seed = Number(process.env.FUZZ_SEED ?? 1);
/** For each rule. */
const runs = 150;
/** How long lists get, and how many objects are in each other. */
const [length, depth] = [100_000, 20_000];

it("fuzzes as much as policy/README.md says", () => {
  sayAsMany("fuzz.test.ts", {
    "changes of each rule's examples": runs,
    "elements in a list": length,
    "levels deep": depth,
  });
});

describe("whatever is in a resource, no rule throws", () => {
  for (const rule of loadRules()) {
    it(rule.id, () => {
      const example = fc.constantFrom(...rule.good(), ...rule.bad());
      const form = fc.constantFrom("", "List", "Patch");
      const steps = fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 9 });
      fc.assert(
        fc.property(example, form, fc.nat(), steps, junk, (resources, formed, index, path, replacement) => {
          const target = index % resources.length;
          const changed = resources
            .map((one) => inForm(one, formed))
            .map((one, at) => (at === target ? damage(one, path, replacement) : one));
          assert.deepEqual(errors(rule, changed), []);
        }),
        { seed, numRuns: runs },
      );
    });
  }
});

describe("however deep or long a property is, no rule throws", () => {
  const deep = Array.from({ length: depth }).reduce<unknown>((inner) => ({ Statement: [inner] }), "end");
  const numbered = Array.from({ length }, (_, index) => ({ index }));
  /** Milliseconds: a busy machine needs a few thousand, a rule that looks at each pair of elements needs ten minutes. */
  const patience = 60_000;

  for (const rule of loadRules()) {
    it(rule.id, () => {
      const [[target, ...others] = []] = rule.bad();
      assert.ok(target !== undefined);
      const { properties } = target;
      const replaced = Object.keys(properties).flatMap((key) =>
        [deep, numbered].map((value) => ({ ...properties, [key]: value })),
      );
      for (const changed of [...replaced, ...lengthened(properties)])
        assert.deepEqual(errors(rule, [{ ...target, properties: changed as Resource["properties"] }, ...others]), []);
    }).timeout(patience);
  }

  /** The value with each of its lists, wherever it is, in turn 100,000 long. */
  function lengthened(value: unknown): unknown[] {
    if (typeof value === "string") return lengthened(parsedObject(value)).map((longer) => JSON.stringify(longer));
    if (typeof value !== "object" || value === null) return [];
    const inside = Object.entries(value).flatMap(([key, part]) =>
      lengthened(part).map((longer) => replacedAt(value, key, longer)),
    );
    return Array.isArray(value) ? [...inside, numbered.map(() => (value as unknown[])[0]), numbered] : inside;
  }
});

function parsedObject(text: string): unknown {
  return /^[{[].*[}\]]$/s.test(text) ? parsed(text) : undefined;
}
