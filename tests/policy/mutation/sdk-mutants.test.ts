import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import { loadRulesFor } from "../../../policy/load";
import type { Resource } from "../../../policy/resource";
import { deployed } from "../../support/deployed";
import { variants } from "../../support/variants";
import { sayAsMany } from "../figures";
import { accepted } from "./accepted";
import type { Kind } from "./accepted/accepted";
import { type Pattern, patternsOf } from "./accepted/match";
import { essence, faults, judged, stacks } from "./answers";
import { type SdkMutant, sdkMutantsOf } from "./sdk-mutants";
import { argumentsOf } from "./sdk-types";

/** What became of mutants. */
const counts = { made: 0, caught: 0, "judged by its opposite": 0, missed: 0 };
const acceptedAs: Record<Kind, number> = { "not about security": 0, "none the worse": 0, "refused by the cloud": 0 };

const patterns = patternsOf(accepted);
const needed = new Set<Pattern>();
const untyped = new Set<string>();

/** Those that no rule has anything new to say of. */
function unanswered(resources: readonly Resource[], mutants: readonly SdkMutant[]): readonly SdkMutant[] {
  const rules = loadRulesFor(resources);
  const known = new Set(faults(judged(resources, rules)).map(({ key }) => key));
  const byThemselves = rules.filter(({ wholeStack }) => !wholeStack);
  const everywhere = rules.filter(({ wholeStack }) => wholeStack);
  const isNew = ({ key }: { readonly key: string }) => !known.has(key);
  return mutants.filter(({ original, resource }) => {
    if (faults(judged([resource], byThemselves)).some(isNew)) return false;
    const changed = resources.map((one) => (one === original ? resource : one));
    return !faults(judged(changed, everywhere)).some(isNew);
  });
}

const place = ({ original, at }: SdkMutant, change: string) => [original.urn, at, change].join(" ");

const opposites: Readonly<Record<string, string>> = { "= true": "= false", "= false": "= true" };

describe("mutants of the stacks, made as the SDKs' types allow", () => {
  const seen = new Set<string>();

  for (const [stack, name] of stacks) {
    it(`${stack} ${name}: are answered by a rule, except where they need not be`, async () => {
      const variant = variants.find((one) => one.stack === stack && one.name === name);
      assert.ok(variant, `${stack} has no variant ${name}`);
      const { resources, registered } = await deployed(stack, variant.config);
      // What a component plugin is asked for shows in what it makes.
      const made = new Set(registered.filter(({ kind }) => kind === "custom").map(({ urn }) => urn));
      const fresh = resources.filter((one) => made.has(one.urn) && !seen.has(essence(one)) && seen.add(essence(one)));
      for (const { type } of fresh) if (!argumentsOf(type)) untyped.add(type);
      const mutants = fresh.flatMap(sdkMutantsOf);
      const alive = unanswered(resources, mutants);
      const quiet = new Set(alive);
      const caught = new Set(mutants.filter((one) => !quiet.has(one)).map((one) => place(one, one.change)));
      // A rule that answers one of two values has looked at the other.
      const open = alive.filter((one) => !caught.has(place(one, opposites[one.change] ?? "")));
      const missed = open.filter(({ original: { type }, at, change }) => {
        const pattern = patterns.find((one) => one.matches(type, at, change));
        if (!pattern) return true;
        needed.add(pattern);
        acceptedAs[pattern.kind]++;
        return false;
      });
      counts.made += mutants.length;
      counts.caught += mutants.length - alive.length;
      counts["judged by its opposite"] += alive.length - open.length;
      counts.missed += missed.length;
      const words = missed.map(({ original: { type }, at, change }) => `${type} ${at} ${change}`);
      assert.deepEqual([...new Set(words)], []);
    });
  }

  it("are of every type but those that clusters define", () => {
    const found = [...untyped].filter((type) => !type.startsWith("pulumi:")).sort();
    assert.deepEqual(found, [
      "kubernetes:secret-sync.gke.io/v1:SecretSync",
      "kubernetes:secrets-store.csi.x-k8s.io/v1:SecretProviderClass",
    ]);
  });

  it("are as many as policy/README.md says", () => {
    sayAsMany("mutation/sdk-mutants.test.ts", { ...counts, ...acceptedAs });
  });

  it("need everything that is accepted", () => {
    const stale = patterns.filter((pattern) => !needed.has(pattern)).map(({ type, pattern }) => `${type} ${pattern}`);
    assert.deepEqual(stale, []);
  });

  after(() => {
    const words = Object.entries({ ...counts, ...acceptedAs }).map(([what, count]) => `${count} ${what}`);
    console.log(`mutants of the SDKs' types: ${words.join(", ")}`);
  });
});
