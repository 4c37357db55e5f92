import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { evaluate, type Finding } from "../../../policy/evaluate";
import { loadRulesFor } from "../../../policy/load";
import type { Resource } from "../../../policy/resource";
import type { Rule } from "../../../policy/rule";
import { clouds } from "../../../settings/clouds";
import { deployed } from "../../support/deployed";
import { seenToo, survivors, type Survivor } from "./expected";
import { type Mutant, mutantsOf } from "./mutants";

/** A mutant, and the rules that have something new to say of it. */
interface Answered extends Mutant {
  readonly answers: ReadonlySet<string>;
}

const caught = ({ rule, answers }: Answered) => answers.has(rule.id);

const survivorOf = ({ rule, change }: Mutant): Survivor | undefined =>
  survivors.find((one) => one.rule === rule.id && one.change.test(change));

/** What rules find, exempt or not: every single thing that is wrong, and the rule that says so. */
const faults = (findings: readonly Finding[]) =>
  findings
    .filter(({ status }) => status === "fail" || status === "error")
    .flatMap(({ rule, resource, problems }) =>
      problems.map((problem) => ({ id: rule.id, key: `${rule.id} ${resource.urn} ${problem}` })),
    );

function answered(resources: readonly Resource[]): readonly Answered[] {
  const rules = loadRulesFor(resources);
  const judge = (all: readonly Resource[]) => evaluate(all, { rules, today: "2026-11-30" }).findings;
  const findings = judge(resources);
  const known = new Set(faults(findings).map(({ key }) => key));
  const passedBy = (rule: Rule) =>
    new Set(findings.filter((one) => one.rule === rule && one.status === "pass").map(({ resource }) => resource.urn));
  return rules
    .filter((rule) => passedBy(rule).size > 0)
    .flatMap((rule) => {
      const mutants = mutantsOf(rule, resources, passedBy(rule));
      assert.notEqual(mutants.length, 0, `${rule.id} has no example that could make the stack worse`);
      return mutants;
    })
    .map((mutant) => ({
      ...mutant,
      answers: new Set(
        faults(judge(mutant.resources))
          .filter(({ key }) => !known.has(key))
          .map(({ id }) => id),
      ),
    }));
}

describe("mutants of the stacks, made as bad examples differ from good ones", () => {
  const all: Answered[] = [];

  for (const stack of clouds) {
    describe(stack, () => {
      let mutants: readonly Answered[];
      before(async () => {
        const { resources } = await deployed(stack);
        mutants = answered(resources);
        all.push(...mutants);
      });

      it("are all caught by the rule, except where a change is none for the worse", () => {
        const missed = mutants.filter((mutant) => !caught(mutant) && !survivorOf(mutant));
        assert.deepEqual(
          missed.map(({ rule, change }) => `${rule.id} ${change}`),
          [],
        );
      });

      it("are seen by no other rules than those which they concern too", () => {
        const others = mutants.flatMap(({ rule, change, answers }) =>
          [...answers]
            .filter((id) => id !== rule.id && !seenToo[rule.id]?.includes(id))
            .map((id) => `${rule.id}, ${change}: ${id}`),
        );
        assert.deepEqual(others, []);
      });
    });
  }

  describe("all together", () => {
    it("need every survivor that is accepted, and every rule that sees something too", () => {
      assert.deepEqual(
        survivors.filter((survivor) => !all.some((mutant) => survivorOf(mutant) === survivor && !caught(mutant))),
        [],
      );
      const seen = new Set(all.flatMap(({ rule, answers }) => [...answers].map((id) => `${rule.id} ${id}`)));
      const listed = Object.entries(seenToo).flatMap(([id, others]) => others.map((other) => `${id} ${other}`));
      assert.deepEqual(
        listed.filter((pair) => !seen.has(pair)),
        [],
      );
    });
  });

  after(() => {
    const alive = all.filter((mutant) => !caught(mutant));
    const missed = alive.filter((mutant) => !survivorOf(mutant));
    const accepted = alive.length - missed.length;
    console.log(
      `mutants: ${all.length} made, ${all.length - alive.length} caught, ${accepted} accepted, ${missed.length} missed`,
    );
  });
});
