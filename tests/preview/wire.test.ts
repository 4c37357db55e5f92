import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { unknown } from "../../policy/resource";
import * as wire from "../../preview/engine/wire";

const output = (content: Record<string, unknown>) => ({
  "4dabf18193072939515e22adb298388d": "d0e6a833031e9bbcd3f4e8bde6ca49a4",
  ...content,
});

describe("wire values", () => {
  it("leave plain data alone", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.deepEqual(wire.plain(value), value);
        assert.deepEqual(wire.echo(value), value);
        assert.equal(wire.isSecret(value), false);
      }),
    );
  });

  it("mask every leaf of a secret, and only of a secret", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (hidden, open) => {
        const value = { hidden: wire.secretWire(hidden), open };
        const shown = wire.plain(value) as { hidden: unknown; open: unknown };
        assert.deepEqual(shown.open, open);
        for (const leaf of leaves(shown.hidden)) assert.equal(leaf, wire.mask);
        assert.ok(wire.isSecret(value));
      }),
    );
  });

  it("turn outputs into their values, secret ones into secrets, and those without a value into unknown", () => {
    assert.equal(wire.echo(output({ value: 1 })), 1);
    assert.deepEqual(wire.echo(output({ value: "x", secret: true })), wire.secretWire("x"));
    assert.equal(wire.plain(output({ dependencies: ["urn:a"] })), unknown);
    assert.equal(wire.plain(output({ value: "x", secret: true })), wire.mask);
  });

  it("know where outputs come from, however deep they are", () => {
    const value = {
      list: [output({ value: [output({ value: 1, dependencies: ["urn:b"] })], dependencies: ["urn:a"] })],
    };
    assert.deepEqual(wire.outputDependencies(value), ["urn:a", "urn:b"]);
  });

  it("carry unknown there and back", () => {
    assert.deepEqual(wire.plain(wire.wire({ a: [unknown, 1] })), { a: [unknown, 1] });
  });

  it("reveal secrets to the stand-in cloud only", () => {
    assert.deepEqual(wire.revealed({ id: wire.secretWire("s3cret") }), { id: "s3cret" });
  });
});

function leaves(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(leaves);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(leaves) : [value];
}
