import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { read, sourceFiles } from "../support/source-files";

/** Every file but this one, whose examples are made up. */
const files = sourceFiles().filter(({ path }) => path !== "tests/docs/pitfalls.test.ts");

/** Rows of the tables in docs/pitfalls.md: an id, the mistake, what is done instead. */
const rows = [...read("docs/pitfalls.md").matchAll(/^\| ([A-Z]\d+b?) \| (.*) \| (.*) \|$/gm)];
const ids = rows.map(([, id]) => id);

/** What a letter stands for is said in the document. S3 is no id: it would be read as Amazon's service. */
const id = /(?!S3\b)[XEKAGNS]\d{1,2}b?/.source;
/** One id or several, where a comment, a sentence, a bracket or a title begins, and where its own words end. */
const citation = new RegExp(`(?://|\\*|[;.("'\`])[ \\t]*(${id}(?:(?:, ?| and |–)${id})*)(?=:|\\)|$)`, "gm");

function citedIds(source: string): string[] {
  return [...source.matchAll(citation)].flatMap(([, cited]) => cited.match(new RegExp(id, "g")) ?? []);
}

describe("docs/pitfalls.md", () => {
  it("has each id once", () => {
    assert.deepEqual(
      ids.filter((each, index) => ids.indexOf(each) < index),
      [],
    );
  });

  it("has each id in the table of its letter, in order", () => {
    const order = [..."XNEKAGS"];
    const place = (each: string) =>
      order.indexOf(each[0]) * 100 + parseInt(each.slice(1)) + (each.endsWith("b") ? 0.5 : 0);
    assert.deepEqual(
      ids,
      ids.toSorted((one, other) => place(one) - place(other)),
    );
  });

  it("says for each id what the mistake is and what is done instead", () => {
    for (const [, each, mistake, instead] of rows) {
      assert.ok(mistake.trim().length > 20 && instead.trim().length > 10, each);
    }
  });

  it("has every id that the code or a test cites", () => {
    const strange = files.flatMap(({ path, text }) =>
      citedIds(text)
        .filter((each) => !ids.includes(each))
        .map((each) => `${path} cites ${each}`),
    );
    assert.deepEqual(strange, []);
  });
});

describe("each pitfall of a deployment", () => {
  const tested = new Set(files.filter(({ path }) => path.startsWith("tests/")).flatMap(({ text }) => citedIds(text)));

  for (const each of ids) {
    it(`${each} has a test that names it`, () => assert.ok(tested.has(each)));
  }
});

describe("a citation of a pitfall", () => {
  it("is found in comments and titles", () => {
    const source = `
      // X41: why
      /** A41, A42: why */
      /*
       * E41: why
       * and more. G41: why
       */
      const a = 1; // K41
      // why (K41b), and why (N41, S41)
      it("K42, X42: says what", () => {});
      it(\`K43: says what\`, () => {});
    `;
    const found = "X41 A41 A42 E41 G41 K41 K41b N41 S41 K42 X42 K43".split(" ");
    assert.deepEqual(citedIds(source), found);
  });

  it("is not found where letters and digits mean something else", () => {
    const source = `
      // EC2: instances. S3: buckets. The endpoint of S3, K8s, US1: a platform, RS256
      const region = "KSA1:";
      const EU1 = { A100: 1, kind: "T2A" };
    `;
    assert.deepEqual(citedIds(source), []);
  });
});
