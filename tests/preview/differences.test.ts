import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, it } from "mocha";
import { differences } from "../../preview/reports/differences";

const text = JSON.stringify;
const inText = (before: unknown, after: unknown) => differences("policy", text(before), text(after));

describe("where two values differ", () => {
  const statement = (sid: string, action: unknown) => ({ Sid: sid, Effect: "Allow", Action: action });

  it("is said of the innermost place within JSON in a text, as policies and dashboards are", () => {
    const before = { Version: "2012-10-17", Statement: [statement("A", ["s3:Get*"]), statement("B", "kms:Decrypt")] };
    const after = { Version: "2012-10-17", Statement: [statement("A", ["s3:Get*"]), statement("B", "kms:*")] };
    assert.deepEqual(inText(before, after), [
      { path: "policy.Statement[1].Action", before: "kms:Decrypt", after: "kms:*" },
    ]);
    assert.deepEqual(inText({ body: text({ widgets: [1] }) }, { body: text({ widgets: [2] }) }), [
      { path: "policy.body.widgets[0]", before: "1", after: "2" },
    ]);
  });

  it("is one more item, wherever it is in a list", () => {
    const [first, middle, last] = ["A", "B", "C"].map((sid) => statement(sid, "*"));
    assert.deepEqual(inText({ Statement: [first, last] }, { Statement: [first, middle, last] }), [
      { path: "policy.Statement[1]", after: text(middle) },
    ]);
    assert.deepEqual(differences("ports", [80, 443], [443]), [{ path: "ports[0]", before: "80" }]);
    assert.deepEqual(differences("ports", [1, 1], [1, 1, 1]), [{ path: "ports[2]", after: "1" }]);
  });

  it("is the whole text where only its layout changes, or where one side is no JSON", () => {
    const spaced = JSON.stringify({ a: 1 }, undefined, 2);
    assert.deepEqual(differences("a", '{"a":1}', spaced), [{ path: "a", before: '{"a":1}', after: spaced }]);
    assert.deepEqual(differences("a", "{broken", '{"a":1}'), [{ path: "a", before: "{broken", after: '{"a":1}' }]);
    assert.deepEqual(differences("a", { unknown: true }, '{"a":1}'), [
      { path: "a", before: "known after deployment", after: '{"a":1}' },
    ]);
  });

  it("is nowhere in the same value, and somewhere in any other", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        assert.deepEqual(differences("a", one, structuredClone(one)), []);
        const [before, after] = [one, other].map((each) => JSON.parse(text(each)) as unknown);
        assert.equal(differences("a", before, after).length === 0, isDeepStrictEqual(before, after));
      }),
    );
  });
});
