import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { traces } from "./traces";

const id = "5ec2e7ac-a11d-4eed-9b1a-c0ffee0dd0a1";
const difficult = `päss<"w0rd">&'ü?~\\n/`;

describe("the search for traces of a secret", () => {
  for (const [form, write] of Object.entries<(secret: string) => string>({
    plain: (secret) => secret,
    "JSON-escaped": (secret) => JSON.stringify({ secret }),
    "URL-encoded": encodeURIComponent,
    "HTML-escaped": (secret) =>
      secret
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll(">", "&gt;")
        .replaceAll('"', "&quot;")
        .replaceAll("'", "&#39;"),
    hex: (secret) => Buffer.from(secret).toString("hex"),
    bytes: (secret) => JSON.stringify(Buffer.from(secret)),
    base64: (secret) => Buffer.from(secret).toString("base64"),
  })) {
    it(`finds it ${form}, whatever stands around it`, () => {
      for (const secret of [id, difficult]) assert.ok(traces(`before ${write(secret)} after`, secret).includes(form));
    });
  }

  for (const [what, text] of Object.entries({
    "in capitals": id.toUpperCase(),
    "JSON in JSON": JSON.stringify(JSON.stringify({ difficult })),
    "as numbers of characters": [...id].map((each) => `\\u00${each.charCodeAt(0).toString(16)}`).join(""),
    "URL-encoded to the last character": [...Buffer.from(id)].map((byte) => `%${byte.toString(16)}`).join(""),
    "in capitals, in hex": Buffer.from(id).toString("hex").toUpperCase(),
    "with colons, in hex": Buffer.from(id)
      .toString("hex")
      .replace(/..(?!$)/g, "$&:"),
    "as Go prints bytes": `[${[...Buffer.from(id)].join(" ")}]`,
    "in capitals, in base64": Buffer.from(id.toUpperCase()).toString("base64"),
  })) {
    it(`finds it ${what}`, () => {
      assert.notDeepEqual([...traces(text, id), ...traces(text, difficult)], []);
    });
  }

  it("finds it in what was encoded with its surroundings, in either alphabet", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.constantFrom("base64", "base64url"), (before, after, alphabet) => {
        for (const secret of [id, difficult])
          assert.deepEqual(traces(Buffer.from(before + secret + after).toString(alphabet), secret), ["base64"]);
      }),
    );
  });

  it("finds nothing where nothing is", () => {
    const other = id.replace("c0ffee", "decade");
    for (const text of ["", id.slice(1), other, Buffer.from(other).toString("base64")])
      assert.deepEqual(traces(text, id), []);
  });
});
