import assert from "node:assert/strict";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { describe, it } from "mocha";
import { compared, isReport } from "../../preview/reports/comparison";
import { json } from "../../preview/reports/json";
import type { Outcome } from "../../preview/result";
import { outcomeOf, project } from "../support/preview";
import { read } from "../support/source-files";
import { mainWith } from "./command-line";
import { all, archived, exemption, kept, refused, resultWith } from "./results";

const isValid = addFormats(new Ajv({ allErrors: true, strictRequired: false })).compile(
  JSON.parse(read("docs/preview.schema.json")) as object,
);

function valid(text: string): unknown {
  const report: unknown = JSON.parse(text);
  assert.ok(isValid(report), JSON.stringify(isValid.errors, undefined, 2));
  return report;
}

function against(before: Outcome, after: Outcome) {
  const [old, now] = [before, after].map((each) => valid(json([each])));
  return isReport(old) && isReport(now) ? compared(old, now) : assert.fail();
}

describe("the published schema of the report for programs", () => {
  for (const stack of project.stacks) {
    it(`allows what the preview of ${stack} gives`, async () => {
      valid(json([await outcomeOf(stack)]));
    });
  }

  it("allows violations, each answer of a rule, stale exemptions and stacks that could not be previewed", async () => {
    valid(json([await outcomeOf("aws-eks", { "sensor.capabilities": "vendor" })]));
    const stale = [{ ...exemption, covers: ["a"], setting: "b" }];
    valid(json([all, { ...all, verdict: { ...all.verdict, expired: stale, unused: stale } }, resultWith([])]));
    valid(json([refused, { ...refused, reason: "program", place: { file: "index.ts", line: 4 } }]));
    valid(json([await outcomeOf("aws-ecs", { "network.zones": 7 })]));
    valid((await mainWith({ "index.ts": "throw new Error('no');" }, "aws-ecs", "--json")).stdout);
  });

  it("allows a comparison, of which both sides may have failed", async () => {
    const stacks = [
      ...against(all, { ...resultWith([kept, archived]), resources: all.resources.slice(0, 2) }),
      ...against(
        await outcomeOf("aws-ecs"),
        await outcomeOf("aws-ecs", { "network.zones": 3, "cluster.nodes.min": 3 }),
      ),
      ...against(refused, refused),
    ];
    assert.ok(
      stacks.every(
        ({ added, removed, changed, incomparable }) =>
          added.length + removed.length + changed.length > 0 || incomparable !== undefined,
      ),
    );
    const report = valid(json([all], { reference: "main", stacks })) as { comparison: { stacks: object[] } };
    assert.equal(report.comparison.stacks.length, 3);
  });

  it("refuses what is missing, what is more, and what is something else", () => {
    const report = JSON.parse(json([all])) as { version: number; stacks: [Record<string, unknown>] };
    const [stack] = report.stacks;
    const { findings, ...without } = stack;
    assert.ok(Array.isArray(findings));
    for (const wrong of [
      { ...report, version: 2 },
      { ...report, more: true },
      { ...report, stacks: [without] },
      { ...report, stacks: [{ ...stack, warnings: [1] }] },
      { ...report, stacks: [{ stack: "dev", reason: "weather", message: "rain" }] },
      { ...report, comparison: { reference: "main" } },
    ])
      assert.ok(!isValid(wrong), JSON.stringify(wrong).slice(0, 80));
  });
});
