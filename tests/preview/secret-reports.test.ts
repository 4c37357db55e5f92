import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import { loadCatalogues } from "../../policy/catalogue";
import { diagrams } from "../../preview/drawing/diagrams";
import { controls } from "../../preview/reports/controls";
import { html } from "../../preview/reports/html/html";
import { json } from "../../preview/reports/json";
import { junit } from "../../preview/reports/junit";
import { markdown } from "../../preview/reports/markdown";
import { sarif } from "../../preview/reports/sarif";
import { terminal } from "../../preview/reports/terminal";
import type { PreviewResult } from "../../preview/result";
import { clouds } from "../../settings/clouds";
import { assertNoTrace, ids } from "../engine/canaries";
import { previewWithIds } from "../support/preview";

for (const stack of clouds) {
  describe(`X8: no trace of the ids of ${stack}`, () => {
    let result: PreviewResult;
    before(async () => ({ result } = await previewWithIds(stack, ids)));

    it("is in any report", async () => {
      const reports = {
        json: json([result]),
        sarif: sarif([result]),
        junit: junit([result]),
        markdown: markdown([result]),
        controls: controls([result], loadCatalogues()),
        html: await html([result], { catalogues: loadCatalogues(), today: "2026-11-30" }),
        terminal: terminal(result),
        ...(await diagrams(result)),
      };
      for (const [name, text] of Object.entries(reports)) assert.ok(text.includes(stack), name);
      assertNoTrace(reports);
    });
  });
}
