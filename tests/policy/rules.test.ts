import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate, type Status } from "../../policy/evaluate";
import type { Example } from "../../policy/examples";
import { loadRules, ruleIds } from "../../policy/load";
import type { Rule } from "../../policy/rule";

const rules = loadRules();
const today = "2026-11-23";

function answers(rule: Rule, example: Example): Status[] {
  return evaluate(example, { rules: [rule], today }).findings.map(({ status }) => status);
}

describe("rules", () => {
  it("have their path as id", () => {
    assert.deepEqual(
      rules.map(({ id }) => id),
      ruleIds(),
    );
  });

  for (const rule of rules) {
    describe(rule.id, () => {
      it("passes its good examples", () => {
        for (const example of rule.good) {
          const statuses = new Set(answers(rule, example));
          statuses.delete("not applicable");
          assert.deepEqual([...statuses], ["pass"], JSON.stringify(example[0].properties));
        }
      });
      it("fails its bad examples", () => {
        for (const example of rule.bad) {
          const statuses = new Set(answers(rule, example));
          assert.ok(statuses.has("fail"), JSON.stringify(example[0].properties));
          assert.ok(!statuses.has("error") && !statuses.has("unknown"), JSON.stringify(example[0].properties));
        }
      });
    });
  }
});
