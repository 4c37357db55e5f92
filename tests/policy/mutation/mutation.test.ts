import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { evaluate, isAdvice, type Finding } from "../../../policy/evaluate";
import { loadRules, loadRulesFor } from "../../../policy/load";
import type { Resource } from "../../../policy/resource";
import type { Rule } from "../../../policy/rule";
import { type Cloud, clouds } from "../../../settings/clouds";
import { deployed } from "../../support/deployed";
import { variants } from "../../support/variants";
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

const judged = (resources: readonly Resource[], rules: readonly Rule[]) =>
  evaluate(resources, { rules, today: "2026-11-30" }).findings;

/** What a resource is, whatever it came from. */
const essence = ({ type, name, properties }: Resource) => JSON.stringify([type, name, properties]);

/** Settings that make what the stack files do not. */
const others: readonly (readonly [Cloud, string])[] = [
  ["aws-ecs", "with a role for Qualys' connector"],
  ["aws-ecs", "without NAT, by a proxy in another network"],
  ["aws-eks", "with a volume for each sensor, on chosen nodes"],
  ["azure", "behind a firewall"],
  ["azure", "isolated, by a proxy in another network"],
  ["gcp", "with an attestor"],
  ["gcp", "with a private API server, reached from a peer"],
  ["kubernetes", "with dynamic scans"],
  ["kubernetes", "about to leave"],
];

describe("mutants of the stacks, made as bad examples differ from good ones", () => {
  const all: Answered[] = [];

  /** Advice stops nothing, and may repeat what a mandatory rule says in other words. */
  const advice = new Set(
    loadRules()
      .filter(isAdvice)
      .map(({ id }) => id),
  );
  const committed = clouds.map((stack) => [stack, "as committed"] as const);
  for (const [stack, name] of [...committed, ...others]) {
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
