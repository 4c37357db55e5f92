import assert from "node:assert/strict";
import path from "node:path";
import { after, before, describe, it } from "mocha";
import { clouds } from "../../settings/clouds";
import { outcomeOf } from "../support/preview";
import { failed, hasViolations } from "../../preview/result";
import { type Variant, variants } from "../support/variants";
import { differences, ofEngine, ofOffline } from "./comparable";
import { isDefaultProvider, PulumiProject, type ResourceState } from "./pulumi";
import { configuration } from "./configuration";
import { needsEngine } from "./site";
import { saidByEngine, saidOffline } from "./verdict";

/** What is changed most, and changes most. */
const sampled = [
  "behind proxies, with a private registry",
  "in an existing network",
  "in three zones",
  "on an existing cluster",
  "with a private API server",
  "with dynamic scans",
  "with the source's image",
  "without private endpoints",
];

/** Every stack as committed, and each of these variants on one of the stacks that have it. */
function sample(): readonly Variant[] {
  return [
    ...variants.filter(({ name }) => name === "as committed"),
    ...sampled.flatMap((name, index) => {
      const same = variants.filter((variant) => variant.name === name);
      assert.ok(same.length > 0, `no variant ${name}`);
      return same.slice(index % same.length).slice(0, 1);
    }),
  ];
}

const compared = process.env.ENGINE_TESTS === "all" ? variants : sample();

after(() => {
  if (compared.length < variants.length)
    console.log(
      `\n    A sample of variants, ${compared.length} of ${variants.length}: \`make test-engine\` takes all.`,
    );
});

for (const cloud of clouds) {
  describe(`the offline preview and the real engine's, of ${cloud},`, function () {
    this.timeout(600_000);
    before(function () {
      needsEngine(this, cloud);
    });
    for (const { stack, name, config } of compared.filter((variant) => variant.stack === cloud)) {
      it(`show the same resources and say the same of ${stack} ${name}`, async () => {
        const offline = await outcomeOf(stack, config);
        assert.ok(!failed(offline), failed(offline) ? offline.message : "");
        const project = await PulumiProject.create(stack, configuration(stack, config));
        try {
          const events = path.join(project.folder, "events.jsonl");
          const { code, stdout } = await project.run(
            ...["preview", "--json", "--policy-pack", "policy", "--event-log", events],
          );
          const violated = hasViolations(offline);
          assert.equal(code === 0, !violated, stdout.slice(-2000));
          const { steps } = JSON.parse(stdout) as { steps: { newState: ResourceState }[] };
          const states = steps.map(({ newState }) => newState).filter(({ urn }) => !isDefaultProvider(urn));
          // At a violation the engine stops; what it has done until then is the same.
          const reached = new Set(states.map(({ urn }) => urn));
          const shown = offline.resources.filter(({ urn }) => !violated || reached.has(urn));
          assert.deepEqual(differences(shown.map(ofOffline), states.map(ofEngine)), []);
          const [said, expected] = [saidByEngine(events), saidOffline(offline.verdict)];
          assert.deepEqual(said, violated ? expected.filter((line) => said.includes(line)) : expected);
        } finally {
          project.remove();
        }
      });
    }
  });
}
