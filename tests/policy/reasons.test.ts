import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { loadExemptions } from "../../policy/load";
import { previewOf, project } from "../support/preview";
import { variants } from "../support/variants";

const alarms = [
  "aws:cloudwatch/metricAlarm:MetricAlarm",
  "azure-native:monitor:ScheduledQueryRule",
  "gcp:monitoring/alertPolicy:AlertPolicy",
];

/** One file serves every stack, so a reason has to hold on each that it is printed for. */
describe("the reasons of exemptions", () => {
  const stacks = [
    ...project.stacks.map((stack) => ({ stack, name: "as committed", config: {} })),
    ...variants.filter(({ name }) => name.includes("existing")),
  ];

  for (const { stack, name, config } of stacks) {
    it(`speak of no alarms where there are none: ${stack}, ${name}`, async () => {
      const preview = await previewOf(stack, config);
      const reasons = preview.result.verdict.findings.flatMap((finding) => finding.exemption?.reason ?? []);
      assert.ok(reasons.length > 0);
      if (!alarms.some((type) => preview.ofType(type).length > 0))
        assert.deepEqual(
          [...new Set(reasons)].filter((reason) => /alarm|alert/i.test(reason)),
          [],
        );
    });
  }

  it("are for problems that are listed once", () => {
    const twice = loadExemptions().filter(({ covers = [] }) => new Set(covers).size < covers.length);
    assert.deepEqual(
      twice.map(({ rule }) => rule),
      [],
    );
  });
});
