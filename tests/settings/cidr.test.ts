import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { canonical, contains, isCidr, isPrivate, overlaps, prefixLength, resized, size } from "../../settings/cidr";

const written = fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })).map(([address, prefix]) => `${address}/${prefix}`);
const range = written.map(canonical);

/** Pairs that have something to do with each other more often than by chance. */
const pair = fc.oneof(
  fc.tuple(range, range),
  fc.tuple(range, fc.integer({ min: 0, max: 32 })).map(([one, prefix]) => [one, resized(one, prefix)] as const),
);

describe("address ranges", () => {
  it("are four decimal parts and a prefix length", () => {
    for (const text of ["10.0.0.0/16", "0.0.0.0/0", "255.255.255.255/32"]) assert.ok(isCidr(text), text);
    const others = [
      "10.0.0.0",
      "10.0.0/16",
      "10.0.0.0/33",
      "256.0.0.0/8",
      "010.0.0.0/8",
      "fd00::/8",
      "10.0.0.0/-1",
      "",
    ];
    for (const text of others) assert.ok(!isCidr(text), text);
  });

  it("have one canonical form", () => {
    assert.equal(canonical("10.1.2.3/16"), "10.1.0.0/16");
    fc.assert(
      fc.property(written, (text) => {
        assert.ok(isCidr(text));
        assert.equal(canonical(canonical(text)), canonical(text));
        assert.equal(size(canonical(text)), 2 ** (32 - prefixLength(text)));
      }),
    );
  });

  it("contain themselves and are contained in the whole", () => {
    fc.assert(fc.property(range, (one) => contains(one, one) && overlaps(one, one) && contains("0.0.0.0/0", one)));
  });

  it("overlap both ways or not at all", () => {
    fc.assert(fc.property(pair, ([one, other]) => overlaps(one, other) === overlaps(other, one)));
  });

  it("overlap when, and only when, one contains the other", () => {
    fc.assert(
      fc.property(pair, ([one, other]) => overlaps(one, other) === (contains(one, other) || contains(other, one))),
    );
  });

  it("contain each other only if they are the same", () => {
    fc.assert(fc.property(pair, ([one, other]) => (contains(one, other) && contains(other, one)) === (one === other)));
  });

  it("are no smaller than what they contain", () => {
    fc.assert(fc.property(pair, ([one, other]) => !contains(one, other) || size(one) >= size(other)));
  });

  it("keep their address when they are given another size", () => {
    fc.assert(
      fc.property(range, fc.integer({ min: 0, max: 32 }), (one, prefix) => {
        const other = resized(one, prefix);
        return prefixLength(other) === prefix && overlaps(one, other);
      }),
    );
  });

  it("are private when all of them is", () => {
    for (const text of ["10.0.0.0/8", "172.31.0.0/16", "192.168.1.0/24", "100.64.0.0/12"])
      assert.ok(isPrivate(text), text);
    for (const text of ["172.0.0.0/8", "11.0.0.0/16", "0.0.0.0/0", "100.0.0.0/8"]) assert.ok(!isPrivate(text), text);
    fc.assert(fc.property(pair, ([one, other]) => !(isPrivate(one) && contains(one, other)) || isPrivate(other)));
  });
});
