import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { loadCatalogues, reasons } from "../../policy/catalogue";
import type { Benchmark } from "../../policy/controls";
import { rulesFor } from "../../policy/documents/controls";
import { loadRules } from "../../policy/load";
import type { Rule } from "../../policy/rule";
import { singletonOf } from "../../policy/singletons";
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
  peers: 114,
  "security-hub": 68,
};

/** Recommendations that a program cannot decide: their rules look at what stands for it. */
const proxies: Readonly<Partial<Record<Benchmark, readonly string[]>>> = {
  aks: ["4.5.2"],
  "aws-compute": ["2.1.3", "2.2.1", "2.5"],
  "aws-foundations": ["6.1.1"],
  eks: ["4.4.2"],
  "gcp-foundations": ["1.9", "1.12", "3.1", "3.9"],
  gke: ["4.4.2", "4.5.1", "5.7.2", "5.10.3"],
  kubernetes: ["5.4.2", "5.5.1"],
  "security-hub": ["KMS.3"],
};

/** Rules that stand in for such a recommendation, and decide another: their titles say what is so, not what stands for it. */
const decideAnother: Readonly<Record<string, string>> = {
  "aws/ec2/encrypted-standalone-volumes": "aws-compute 2.2.5",
  "aws/ec2/encrypted-volumes": "aws-compute 2.2.5",
  "azure/aks/policy-add-on": "aks 5.1.4",
};

const isProxy = ({ title }: { readonly title: string }) => title.endsWith(" (proxy)");

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

      it("says of proxies that they are no more", () => {
        const said = entries.filter(([, entry]) => isProxy(entry));
        assert.deepEqual(
          said.map(([id]) => id),
          proxies[benchmark] ?? [],
        );
        assert.deepEqual(
          said.filter(([, { partly }]) => !partly),
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

  it("have rules for proxies that say what they are, unless they decide another recommendation", () => {
    const byBenchmark = new Map(catalogues.map(({ benchmark, recommendations }) => [benchmark, recommendations]));
    const served = ({ controls }: Rule, isCis: boolean) =>
      (Object.entries(controls) as [Benchmark, readonly string[]][])
        .filter(([benchmark]) => !isCis || !["peers", "security-hub"].includes(benchmark))
        .flatMap(([benchmark, ids]) => ids.flatMap((id) => byBenchmark.get(benchmark)?.[id] ?? []));
    for (const rule of rules) {
      // What a singleton is about is decided where it is owned.
      const standsIn =
        singletonOf(rule.id) === undefined &&
        served(rule, true).some(isProxy) &&
        served(rule, true).every(({ partly }) => partly);
      if (standsIn) assert.ok(isProxy(rule), `${rule.id} is a proxy, and its title does not say so`);
      if (isProxy(rule)) assert.ok(served(rule, false).some(isProxy), `${rule.id} is no proxy`);
    }
    const unsaid = rules.filter((rule) => singletonOf(rule.id) === undefined && !isProxy(rule));
    assert.deepEqual(
      unsaid.filter((rule) => served(rule, true).some(isProxy)).map(({ id }) => id),
      Object.keys(decideAnother),
    );
    for (const [id, row] of Object.entries(decideAnother)) {
      const [benchmark, recommendation] = row.split(" ") as [Benchmark, string];
      assert.ok(
        rulesFor(benchmark, recommendation, rules).some((rule) => rule.id === id),
        `${id}: ${row}`,
      );
      assert.equal(byBenchmark.get(benchmark)?.[recommendation]?.partly, undefined, row);
    }
  });

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
