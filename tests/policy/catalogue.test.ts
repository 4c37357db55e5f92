import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { loadCatalogues, reasons } from "../../policy/catalogue";
import { rulesFor } from "../../policy/documents/controls";
import { loadRules } from "../../policy/load";
import { read } from "../support/source-files";

const rules = loadRules();

/** How many recommendations each benchmark has. */
const sizes = {
  aks: 51,
  "aws-compute": 82,
  "aws-foundations": 70,
  "azure-foundations": 127,
  docker: 32,
  eks: 47,
  "gcp-foundations": 93,
  gke: 54,
  kubernetes: 34,
  peers: 108,
  "security-hub": 68,
};

describe("catalogues", () => {
  const catalogues = loadCatalogues();

  it("hold every recommendation", () => {
    const counted = catalogues.map(({ benchmark, recommendations }) => [
      benchmark,
      Object.keys(recommendations).length,
    ]);
    assert.deepEqual(Object.fromEntries(counted), sizes);
  });

  it("put no recommendation off: each reason will hold tomorrow", () => {
    const words = Object.entries(reasons).flat().join("\n");
    assert.doesNotMatch(`${words}\n${read("docs/controls.md")}`, /not yet|to ?do\b|planned|later/i);
  });

  for (const { benchmark, name, version, recommendations } of catalogues) {
    describe(`${name} ${version}`, () => {
      const entries = Object.entries(recommendations);

      it("has a rule or a reason for each, and never both", () => {
        const wrong = entries.filter(
          ([id, { reason }]) => rulesFor(benchmark, id, rules).length > 0 === (reason !== undefined),
        );
        assert.deepEqual(
          wrong.map(([id]) => id),
          [],
        );
      });

      it("gives reasons that are explained", () => {
        const unexplained = entries.filter(([, { reason }]) => reason !== undefined && !(reason in reasons));
        assert.deepEqual(unexplained, []);
      });

      it("has titles in a few words of our own", () => {
        // The benchmarks' own titles begin so.
        const borrowed = entries.filter(([, { title }]) => /^(Ensure|Enable|Minimize|Avoid|Prefer)\b/.test(title));
        assert.deepEqual(borrowed, []);
        assert.deepEqual(
          entries.filter(([, { title }]) => title.length === 0 || title.length > 90),
          [],
        );
      });

      it("says of proxies that they are no more, and so do rules that serve nothing else", () => {
        const isProxy = ({ title }: { readonly title: string }) => title.endsWith(" (proxy)");
        assert.deepEqual(
          entries.filter(([, entry]) => isProxy(entry) && !entry.partly),
          [],
        );
        const silent = rules.filter(
          ({ controls, title }) =>
            Object.keys(controls).join() === benchmark &&
            controls[benchmark]?.every((id) => isProxy(recommendations[id])) &&
            !isProxy({ title }),
        );
        assert.deepEqual(
          silent.map(({ id }) => id),
          [],
        );
      });

      it("is in the benchmark's order", () => {
        const ids = entries.map(([id]) => id);
        const sorted = ids.toSorted(new Intl.Collator("en", { numeric: true }).compare);
        assert.deepEqual(ids, sorted);
      });
    });
  }

  it("know every control that a rule names", () => {
    const known = new Map(catalogues.map(({ benchmark, recommendations }) => [benchmark, recommendations]));
    for (const { id, controls } of rules) {
      for (const [benchmark, ids] of Object.entries(controls)) {
        const recommendations = known.get(benchmark as keyof typeof sizes) ?? {};
        assert.deepEqual(
          ids.filter((control: string) => !(control in recommendations)),
          [],
          id,
        );
      }
    }
  });
});
