import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import { isViolation, type Finding } from "../../policy/evaluate";
import { loadRules } from "../../policy/load";
import { previewOf } from "../support/preview";

const stacks = ["aws-ecs", "aws-eks", "azure", "gcp"];

describe("the four stacks", () => {
  const findings = new Map<string, readonly Finding[]>();

  before(async () => {
    for (const stack of stacks) findings.set(stack, (await previewOf(stack)).result.verdict.findings);
  });

  const all = () => [...findings.values()].flat();
  const met = (rule: Finding["rule"]) =>
    all().some(({ rule: { id }, status }) => id === rule.id && status !== "not applicable");

  for (const stack of stacks) {
    it(`${stack} violates no rule`, () => {
      const violations = findings.get(stack)?.filter(isViolation) ?? [];
      assert.deepEqual(
        violations.map(({ rule: { id }, resource: { name }, problems }) => [id, name, ...problems]),
        [],
      );
    });

    it(`${stack} needs the exemptions that it meets, and none has expired`, async () => {
      const { expired, unused } = (await previewOf(stack)).result.verdict;
      assert.deepEqual([expired, unused], [[], []]);
    });
  }

  it("meet every rule that does not say it is for elsewhere", () => {
    const unmet = loadRules().filter((rule) => !rule.forbids && !rule.elsewhere && !met(rule));
    assert.deepEqual(
      unmet.map(({ id }) => id),
      [],
    );
  });

  it("meet no rule that says it is for elsewhere", () => {
    const here = loadRules().filter((rule) => rule.elsewhere && met(rule));
    assert.deepEqual(
      here.map(({ id }) => id),
      [],
    );
  });
});
