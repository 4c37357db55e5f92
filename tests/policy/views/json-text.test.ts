import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { whereJsonStops } from "../../../policy/views/json-text";

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("where a text stops being JSON", () => {
  it("is before the first thing that cannot be there", () => {
    for (const marked of [
      "^",
      "^Version: 1",
      '{^Version: "2012-10-17"}',
      "{^'Version': 1}",
      '{ "a" ^1 }',
      '{ "a": 1 ^"b": 2 }',
      '{ "a": 1,^}',
      "[1,^]",
      "[1^}",
      "[1 ^2]",
      "[^True]",
      "[0^1]",
      "[1^.]",
      "[^+1]",
      '[^"a\nb"]',
      '[^"\\x"]',
      '["a", ^"b',
      "{}^}",
      '{ "Resource": ^*}',
      '{ "Resource": ^${arn} }',
      "{}\n^// policy",
    ]) {
      const text = marked.replace("^", "");
      assert.ok(!isJson(text), text);
      assert.equal(whereJsonStops(text), marked.indexOf("^"), text);
    }
  });

  it("is the end of one that only ends too soon", () => {
    for (const text of ["", " ", "{", "[", '{"a"', '{"a":', '{"a":1', '{"a":1,', "[1,"])
      assert.equal(whereJsonStops(text), text.length, text);
  });

  it("is before something strange, or before the string or word that it is in", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom("#", "'", "*", "$"), (json, place, strange) => {
        const at = place % (json.length + 1);
        const text = json.slice(0, at) + strange + json.slice(at);
        fc.pre(!isJson(text));
        const stops = whereJsonStops(text);
        assert.ok(stops <= at, text);
        assert.match(text.slice(stops, at), /^("[^]*|[\w.+-]*)$/, text);
      }),
    );
  });

  it("is the end of every JSON", () => {
    fc.assert(fc.property(fc.json(), (json) => whereJsonStops(json) === json.length));
  });

  it("is found in long and in deep texts", () => {
    const deep = "[".repeat(200_000);
    assert.equal(whereJsonStops(`${deep}}`), deep.length);
    const long = `["${"a".repeat(1_000_000)}", `;
    assert.equal(whereJsonStops(`${long}*]`), long.length);
  });
});
