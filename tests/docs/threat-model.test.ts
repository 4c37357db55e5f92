import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { layers } from "../../preview/reports/html/defence";
import { read } from "../support/source-files";

describe("docs/threat-model.md", () => {
  it("has the layers of the HTML report", () => {
    const titles = [...read("docs/threat-model.md").matchAll(/^\| \*\*(.*?)\*\*/gm)].map(([, title]) => title);
    assert.deepEqual(
      titles,
      layers.map(({ title }) => title),
    );
  });
});
