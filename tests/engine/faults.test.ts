import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, it } from "mocha";
import { type WholeStack, wholeStacks } from "../../settings/clouds";
import { DisturbedSite, type Fault, faults } from "./disturbed-site";
import { needsEngine } from "./site";

/** `FAULTS=all` for every creation of every stack, and twenty kills of each; otherwise a sample. */
const isWhole = process.env.FAULTS === "all";
const stacks: readonly WholeStack[] = isWhole ? wholeStacks : ["aws-eks", "gcp"];

/** Deployments that meet these faults one after the other, each in the next `pulumi up`, at random moments. */
const courses: readonly (readonly Fault[])[] = isWhole
  ? [
      faults,
      ...times<Fault[]>(4, ["killed before", "killed after", "killed before", "killed after", "killed after"]),
      ...times<Fault[]>(5, ["refused"]),
      ...times<Fault[]>(5, ["unfinished"]),
    ]
  : [faults];

interface Row {
  stack: WholeStack;
  creations: number;
  refused: number;
  unfinished: number;
  killed: number;
  seconds: number;
}
const rows: Row[] = [];
after(() => {
  if (rows.length === 0) return;
  console.log(`\n    ${isWhole ? "Faults" : "A sample of faults; `make test-faults` tries them all"}:`);
  console.table(rows);
});

for (const stack of stacks) {
  describe(`a deployment of ${stack}`, function () {
    this.timeout(3_600_000);
    const row: Row = { stack, creations: 0, refused: 0, unfinished: 0, killed: 0, seconds: 0 };
    let undisturbed: Readonly<Record<string, unknown>>;

    before(async function () {
      needsEngine(this, stack);
      rows.push(row);
      await onSite(async (site) => {
        await site.up();
        await site.isConsistent();
        undisturbed = await site.deployed();
        row.creations = site.created.length;
      });
    });

    for (const [number, course] of courses.entries()) {
      const moments = course.map((_, step) => moment(`${stack} ${number} ${step}`)).toSorted((a, b) => a - b);
      const steps = course.map((fault, step) => [fault, moments[step] ?? 0] as const);
      const told = steps.map(([fault, percent]) => `${fault} at ${percent} %`);
      it(`comes to the same end when it is ${told.join(", ")}`, () =>
        onSite(async (site) => {
          for (const [fault, percent] of steps) await site.upWith(fault, Math.floor((row.creations * percent) / 100));
          await site.up();
          await cameToTheSameEnd(site);
          for (const fault of course) row[fault.split(" ")[0] as "refused" | "unfinished" | "killed"]++;
        }));
    }

    if (isWhole)
      for (const fault of ["refused", "unfinished"] as const) {
        it(`comes to the same end when each creation is ${fault} once, many in one deployment`, () =>
          onSite(async (site) => {
            const struck = await site.upWithEach(fault);
            await cameToTheSameEnd(site);
            assert.equal(struck, site.within(fault).length);
            row[fault] += struck;
          }));
      }

    async function cameToTheSameEnd(site: DisturbedSite): Promise<void> {
      const deployed = await site.deployed();
      assert.deepEqual(Object.keys(deployed), Object.keys(undisturbed));
      for (const [urn, state] of Object.entries(deployed)) assert.deepEqual(state, undisturbed[urn], urn);
      assert.equal(site.created.length, new Set(site.created).size, "something was created twice");
      await site.isConsistent();
    }

    async function onSite(run: (site: DisturbedSite) => Promise<void>): Promise<void> {
      const began = Date.now();
      const site = await DisturbedSite.open(stack);
      try {
        await run(site);
      } finally {
        site.close();
        row.seconds += Math.round((Date.now() - began) / 1000);
      }
    }
  });
}

function times<Value>(count: number, value: Value): readonly Value[] {
  return Array<Value>(count).fill(value);
}

/**
 * How much is created, in percent, when a fault strikes: by chance, and the same in every run. The last quarter is left for
 * the faults that follow: each needs something that is still to be created.
 */
function moment(seed: string): number {
  return createHash("sha256").update(seed).digest().readUInt32BE() % 75;
}
