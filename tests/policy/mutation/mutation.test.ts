import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { isAdvice } from "../../../policy/evaluate";
import { loadRules, loadRulesFor } from "../../../policy/load";
import type { Resource } from "../../../policy/resource";
import type { Rule } from "../../../policy/rule";
import { deployed } from "../../support/deployed";
import { variants } from "../../support/variants";
import { sayAsMany } from "../figures";
import { essence, faults, judged, stacks } from "./answers";
import { seenToo, survivors, type Survivor } from "./expected";
import { type Mutant, mutantsOf } from "./mutants";

/** A mutant, and the rules that have something new to say of it. */
interface Answered extends Mutant {
  readonly answers: ReadonlySet<string>;
}

const caught = ({ rule, answers }: Answered) => answers.has(rule.id);

const survivorOf = ({ rule, change }: Mutant): Survivor | undefined =>
  survivors.find((one) => one.rule === rule.id && one.change.test(change));

/** Mutants of the resources, or of those among them that are none of the others, and what the rules say of each. */
function answered(resources: readonly Resource[], others: readonly Resource[] = []): readonly Answered[] {
  const rules = loadRulesFor(resources);
  const findings = judged(resources, rules);
  const known = new Set(faults(findings).map(({ key }) => key));
  const seen = new Set(others.map(essence));
  const fresh = new Set(resources.filter((one) => !seen.has(essence(one))).map(({ urn }) => urn));
  const passedBy = (rule: Rule) =>
    new Set(
      findings
        .filter((one) => one.rule === rule && one.status === "pass" && fresh.has(one.resource.urn))
        .map(({ resource }) => resource.urn),
    );
  const originals = new Set(resources);
  const everywhere = rules.filter(({ wholeStack }) => wholeStack);
  const byThemselves = rules.filter(({ wholeStack }) => !wholeStack);
  return rules
    .filter((rule) => passedBy(rule).size > 0)
    .flatMap((rule) => {
      const mutants = mutantsOf(rule, resources, passedBy(rule));
      if (others.length === 0) {
        assert.notEqual(mutants.length, 0, `${rule.id} has no example that could make the stack worse`);
      }
      return mutants;
    })
    .map((mutant) => {
      // A rule that looks at one resource says of the others what it said before.
      const changed = mutant.resources.filter((one) => !originals.has(one));
      const now = [...judged(changed, byThemselves), ...judged(mutant.resources, everywhere)];
      const news = faults(now).filter(({ key }) => !known.has(key));
      return { ...mutant, answers: new Set(news.map(({ id }) => id)) };
    });
}

describe("mutants of the stacks, made as bad examples differ from good ones", () => {
  const all: Answered[] = [];

  /** Advice stops nothing, and may repeat what a mandatory rule says in other words. */
  const advice = new Set(
    loadRules()
      .filter(isAdvice)
      .map(({ id }) => id),
  );
  for (const [stack, name] of stacks) {
    describe(`${stack} ${name}`, () => {
      let mutants: readonly Answered[];
      before(async () => {
        const variant = variants.find((one) => one.stack === stack && one.name === name);
        assert.ok(variant, `${stack} has no variant ${name}`);
        const { resources } = await deployed(stack, variant.config);
        mutants = answered(resources, name === "as committed" ? [] : (await deployed(stack)).resources);
        assert.notEqual(mutants.length, 0);
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
            .filter((id) => id !== rule.id && !seenToo[rule.id]?.includes(id) && !advice.has(id))
            .map((id) => `${rule.id}, ${change}: ${id}`),
        );
        assert.deepEqual(others, []);
      });
    });
  }

  describe("all together", () => {
    it("are as many as policy/README.md says", () => {
      sayAsMany("mutation/mutation.test.ts", counts());
    });

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

  function counts() {
    const alive = all.filter((mutant) => !caught(mutant));
    const missed = alive.filter((mutant) => !survivorOf(mutant)).length;
    return { made: all.length, caught: all.length - alive.length, accepted: alive.length - missed, missed };
  }

  after(() => {
    const { made, caught, accepted, missed } = counts();
    console.log(`mutants: ${made} made, ${caught} caught, ${accepted} accepted, ${missed} missed`);
  });
});
