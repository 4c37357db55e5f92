import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { resource } from "../../policy/examples";
import { unknown } from "../../policy/resource";
import { guarded, isSet, isUnknownValue, known, problemsIn, UnknownValue } from "../../policy/unknown";

const guard = (properties: Record<string, unknown>) =>
  guarded({ ...resource("aws:ec2/vpc:Vpc", "network", {}), properties }).properties;

describe("values that are not known", () => {
  it("throw when they are read", () => {
    const properties = guard({ a: [{ b: unknown }], c: 1 });
    assert.equal(properties.c, 1);
    const [first] = properties.a as readonly { b: unknown }[];
    assert.throws(() => first.b, new UnknownValue("a[0].b"));
  });

  it("count as set", () => {
    const properties = guard({ a: unknown, b: null, c: 0 });
    assert.deepEqual(
      ["a", "b", "c", "d"].map((key) => isSet(properties, key)),
      [true, false, true, false],
    );
    assert.equal(isSet(undefined, "a" as never), false);
  });

  it("can be asked for without harm", () => {
    const properties = guard({ a: unknown, b: 1 });
    assert.deepEqual([known(properties, "a"), known(properties, "b")], [undefined, 1]);
  });

  it("are told from other mistakes", () => {
    class FromPulumi extends Error {
      readonly unknownTypeSentinel = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    }
    assert.ok(isUnknownValue(new UnknownValue("a")));
    assert.ok(isUnknownValue(new FromPulumi()));
    assert.ok(!isUnknownValue(new TypeError()));
    const broken = {
      get a(): number {
        throw new TypeError("oh");
      },
    };
    assert.throws(() => isSet(broken, "a"), TypeError);
    assert.throws(() => known(broken, "a"), TypeError);
  });

  it("leave everything else as it is", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (json) => {
        const properties = json as Record<string, unknown>;
        assert.equal(guard(properties), properties);
        const { hidden, ...rest } = guard({ ...properties, hidden: [] });
        assert.deepEqual([JSON.parse(JSON.stringify(rest)), hidden], [JSON.parse(JSON.stringify(properties)), []]);
      }),
    );
  });

  it("leave other errors the traces that they have", () => {
    const before = new Error().stack?.split("\n").length;
    assert.equal(new UnknownValue("a").stack, "UnknownValue: a is not known before the deployment");
    assert.equal(new Error().stack?.split("\n").length, before);
  });

  it("hide nothing that is wrong with others, and nothing is said twice", () => {
    const { open } = { open: () => guard({ a: unknown }).a as never };
    const wrong = Object.freeze(["wrong"]);
    const answers = [() => wrong, open, () => [], () => ["worse", "worst"]];
    const ask = (check: () => readonly string[]) => check();
    assert.deepEqual(problemsIn(answers, ask), ["wrong", "worse", "worst"]);
    assert.deepEqual(wrong, ["wrong"]);
    assert.deepEqual(problemsIn([], ask), []);
    assert.throws(() => problemsIn([() => [], open], ask), UnknownValue);
  });

  it("are found wherever they are", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constant("key"), fc.constant(0)), { maxLength: 6 }), (path) => {
        const value = path.reduceRight<unknown>((inner, step) => (step === 0 ? [inner] : { [step]: inner }), unknown);
        const read = () =>
          path.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], guard({ top: value }).top);
        assert.throws(read, UnknownValue);
      }),
    );
  });
});
