import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import { evaluate, isAdvice, type Finding } from "../../policy/evaluate";
import { loadRulesFor, ruleIds } from "../../policy/load";
import type { Resource } from "../../policy/resource";
import { wholeStacks } from "../../settings/clouds";
import { deployed } from "../support/deployed";
import { rows, worse } from "./control-rows";

/** What rules find on resources, exempt or not. */
function found(resources: readonly Resource[]): readonly Finding[] {
  return evaluate(resources, { rules: loadRulesFor(resources), today: "2026-11-30" }).findings;
}

/** Every single thing that is wrong, by the rule that says so. */
const faults = (findings: readonly Finding[]) =>
  findings
    .filter(({ status }) => status === "fail" || status === "error")
    .flatMap(({ rule, resource, problems }) =>
      problems.map((problem) => ({ rule, key: `${rule.id} ${resource.urn} ${problem}` })),
    );

for (const stack of wholeStacks) {
  describe(`what ${stack} is hardened by`, () => {
    let resources: readonly Resource[];
    let findings: readonly Finding[];
    before(async () => {
      resources = (await deployed(stack)).resources;
      findings = found(resources);
    });

    for (const [row, rules] of Object.entries(rows)) {
      for (const id of rules[stack]) {
        it(`${row}: ${id} is met`, () => {
          const answers = findings.filter(({ rule, status }) => rule.id === id && status !== "not applicable");
          assert.notEqual(answers.length, 0);
          assert.deepEqual(
            answers.filter(({ status }) => status !== "pass").map(({ problems }) => problems),
            [],
          );
        });
      }
    }

    for (const id of new Set(Object.values(rows).flatMap((row) => row[stack]))) {
      it(`${id}, and no other rule, sees when it no longer is`, () => {
        const change = worse[id];
        assert.ok(change, `no change for the worse is written down for ${id}`);
        const before = new Set(faults(findings).map(({ key }) => key));
        const after = faults(found(change(resources))).filter(({ key }) => !before.has(key));
        // Advice may repeat it in other words.
        const telling = after.filter(({ rule }) => rule.id === id || !isAdvice(rule));
        assert.deepEqual([...new Set(telling.map(({ rule }) => rule.id))], [id]);
      });
    }
  });
}

describe("the table of what stacks are hardened by", () => {
  it("names rules that exist, and nothing besides them", () => {
    const named = new Set(Object.values(rows).flatMap((row) => Object.values(row).flat()));
    assert.deepEqual(
      [...named].filter((id) => !ruleIds().includes(id)),
      [],
    );
    assert.deepEqual(Object.keys(worse).toSorted(), [...named].toSorted());
  });

  it("leaves no row of a stack empty", () => {
    for (const [row, rules] of Object.entries(rows)) {
      for (const stack of wholeStacks) assert.notEqual(rules[stack].length, 0, `${row}, ${stack}`);
    }
  });
});
