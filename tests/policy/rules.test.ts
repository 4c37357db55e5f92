import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate, type Status } from "../../policy/evaluate";
import type { Example } from "../../policy/examples";
import { loadRules, ruleIds } from "../../policy/load";
import { policyName } from "../../policy/pack";
import { providerOf, rulesFolderOf } from "../../policy/providers";
import { areas, severities, type Rule } from "../../policy/rule";
import { singletonOf } from "../../policy/singletons";

const rules = loadRules();
const stackType = "pulumi:pulumi:Stack";

function answers(rule: Rule, example: Example): Set<Status> {
  const { findings } = evaluate(example, { rules: [rule], today: "2026-11-30" });
  return new Set(findings.map(({ status }) => status));
}

function duplicates(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

/** Says nothing, however many empty things it is made of. */
function isHollow(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.values(value).every(isHollow);
}

const shown = (example: Example) => JSON.stringify(example.map(({ type, properties }) => ({ type, properties })));

describe("rules", () => {
  it("have their path as id", () => {
    assert.deepEqual(
      rules.map(({ id }) => id),
      ruleIds(),
    );
  });

  it("are found by the providers of the resources that they judge", () => {
    for (const { id, types } of rules) {
      for (const type of types.filter((one) => one !== stackType))
        assert.equal(rulesFolderOf(providerOf(type)), id.split("/")[0], `${id}: ${type}`);
    }
  });

  it("judge the stack, if they are about a singleton that it owns, or about the providers that it uses", () => {
    for (const { id, types } of rules) {
      const isOfStack = singletonOf(id) !== undefined || id.endsWith("/provider/judged");
      assert.equal(types.includes(stackType), isOfStack, id);
    }
  });

  it("have names of their own in Pulumi", () => {
    assert.deepEqual(duplicates(rules.map(policyName)), []);
  });

  for (const rule of rules) {
    describe(rule.id, () => {
      it("says what it wants", () => {
        assert.ok(severities.includes(rule.severity));
        assert.ok(areas.includes(rule.area));
        assert.match(rule.title, /^\S.*[^.\s]$/, "a title is a sentence without its full stop");
        assert.match(rule.why, /^[A-Z][^.!?]{20,140}\.$/, "the why is one short sentence");
        assert.match(rule.fix, /^[A-Z].*\.$|…$/, "a fix is a sentence");
        assert.ok(rule.types.length > 0);
      });

      it("shows right and wrong", () => {
        assert.ok(rule.bad().length > 0);
        assert.equal(rule.good().length > 0, !rule.forbids);
      });

      for (const [index, example] of rule.good().entries()) {
        it(`passes good example ${index + 1}`, () => {
          const statuses = answers(rule, example);
          statuses.delete("not applicable");
          assert.deepEqual([...statuses], ["pass"], shown(example));
        });
      }

      for (const [index, example] of rule.bad().entries()) {
        it(`fails bad example ${index + 1}`, () => {
          const statuses = answers(rule, example);
          statuses.delete("not applicable");
          statuses.delete("pass");
          assert.deepEqual([...statuses], ["fail"], shown(example));
        });
      }

      it("shows that an absent value is wrong, if it is", () => {
        const statuses = rule.types.flatMap((type) => [
          ...answers(rule, [{ ...rule.bad()[0][0], type, properties: {} }]),
        ]);
        assert.ok(
          !statuses.includes("fail") || rule.forbids || rule.bad().some(([first]) => isHollow(first.properties)),
        );
      });
    });
  }
});
