import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

/** The lines of Markdown are shorter, and in a list. */
const words = (text: string) => text.replace(/\s+/g, "");

describe("CONTRIBUTING.md", () => {
  it("shows a rule as it is", () => {
    const [, shown = ""] = /```ts\n(.*?)```/s.exec(readFileSync("CONTRIBUTING.md", "utf8")) ?? [];
    const [, id = ""] = /\bid: "(.*?)"/.exec(shown) ?? [];
    assert.equal(words(shown), words(readFileSync(`policy/rules/${id}.ts`, "utf8")));
  });
});
