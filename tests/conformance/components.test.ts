import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import { type Finding, isViolation } from "../../policy/evaluate";
import { loadExemptions } from "../../policy/load";
import type { Resource } from "../../policy/resource";
import { deployed } from "../support/deployed";
import { previewWithIds, type StackPreview } from "../support/preview";
import { variants } from "../support/variants";
import { whatTheSensorWaitsFor } from "./connections";
import { foreignNames } from "./names";
import { isComponent, isOfCloud, isStateful, needsNoComponent, sensorNeeds } from "./resources";
import { tagInput, tagsOf } from "./taggable";

/*
 * Every component variant, in every variant of the stacks that build it: what holds for one holds for all. Each is
 * previewed once, with a name as long as names may be, a tag, and ids that are easy to find again.
 */
const name = "conformance-variants";
const ids = {
  activationId: "c0ffee00-1111-4222-8333-444444444444",
  customerId: "decade00-5555-4666-8777-888888888888",
};
const allFindings: Finding[] = [];

/** Of these, a preview leaves much open that `pulumi up` judges. */
const decidedLate = [
  "as committed",
  "without private endpoints",
  "with the source's image",
  "in an existing network",
  "with dynamic scans",
];

for (const { stack, name: variant, config } of variants) {
  describe(`the components of ${stack}, ${variant},`, () => {
    let preview: StackPreview;
    before(async () => {
      preview = await previewWithIds(stack, ids, { ...config, name, tags: { team: "platform" } });
      allFindings.push(...preview.result.verdict.findings);
    });

    it("are the parents of everything that the stack makes, and prefix its names", () => {
      for (const resource of preview.resources.filter(({ type }) => type !== "pulumi:pulumi:Stack")) {
        const component = preview.ancestors(resource).find(isComponent);
        if (component === undefined) assert.ok(needsNoComponent(resource), resource.urn);
        else
          assert.ok(resource.name.startsWith(component.name), `${resource.name} is not named after ${component.name}`);
      }
    });

    it("put the tags on everything that takes tags or labels", () => {
      for (const { type, urn, properties } of preview.resources.filter(isOfCloud)) {
        const input = tagInput(type);
        if (input === undefined) continue;
        const tags = properties[input];
        assert.equal(tagsOf(tags).team, "platform", `${urn} has ${input} ${JSON.stringify(tags)}`);
      }
    });

    it("protect what holds state, unless the settings let go of it", () => {
      const letGo = config.protect === false;
      const guarded = (resource: Resource) => resource.protect || resource.properties.deletionProtection === true;
      const wrong = letGo
        ? preview.resources.filter(guarded)
        : preview.resources.filter(isStateful).filter(not(guarded));
      assert.deepEqual(urns(wrong), []);
    });

    it("have an output that names the command which tells whether the sensor runs", () => {
      assert.equal(preview.result.outputs.sensorStatus, `make sensor-status STACK=${stack}`);
    });

    it("show neither of the two ids in anything that is not a secret", () => {
      const { resources, outputs, verdict, warnings } = preview.result;
      const problems = verdict.findings.map((finding) => finding.problems);
      const shown = JSON.stringify({ resources, outputs, warnings, problems });
      for (const id of Object.values(ids)) {
        for (const form of [id, Buffer.from(id).toString("base64").replace(/=+$/, "")]) {
          assert.ok(!shown.includes(form), `${stack} shows ${form}`);
        }
      }
    });

    it("stand beside other copies of themselves without a clash of names", () => {
      assert.deepEqual(foreignNames(preview.resources, name), []);
    });

    it("start the sensor when all that it needs is there", () => {
      const awaited = whatTheSensorWaitsFor(preview.resources);
      // What cleans the nodes is given no ids.
      const isGiven = ({ type }: { readonly type: string }) =>
        !("sensor.cleanUp" in config && /SecretVersion$/.test(type));
      const needed = preview.resources.filter((resource) => sensorNeeds(stack, resource) && isGiven(resource));
      assert.deepEqual(urns(needed.filter(({ urn }) => !awaited.has(urn))), []);
    });

    it("give the CLI nothing to warn of", () => {
      assert.deepEqual(preview.result.warnings, []);
    });

    it("break no rule of the policy pack", () => {
      assert.deepEqual(faults(preview), []);
    });

    if (decidedLate.includes(variant)) {
      it("break none when all values are known, either", async () => {
        assert.deepEqual(faults(await deployed(stack, config)), []);
      });
    }
  });
}

describe("the exemptions of the policy pack", () => {
  it("are each needed by a variant, at the latest when all values are known", () => {
    const open = new Set(allFindings.filter(({ status }) => status === "unknown").map(({ rule }) => rule.id));
    const used = new Set(allFindings.map(({ exemption }) => exemption));
    const idle = loadExemptions().filter(
      (exemption) => !open.has(exemption.rule) && ![...used].some((each) => each?.rule === exemption.rule),
    );
    assert.deepEqual(idle, []);
  });
});

/** What would stop a deployment. */
function faults({ result: { verdict } }: StackPreview): string[] {
  const violations = verdict.findings.filter(isViolation);
  return [
    ...violations.map(({ rule, resource, problems }) => `${rule.id}: ${resource.name} ${problems.join("; ")}`),
    ...verdict.expired.map(({ rule }) => `${rule}: its exemption has ended`),
    ...verdict.unused.map(({ rule }) => `${rule}: nothing needs its exemption`),
  ];
}

const not =
  (holds: (resource: Resource) => boolean) =>
  (resource: Resource): boolean =>
    !holds(resource);

const urns = (resources: readonly Resource[]) => resources.map(({ urn }) => urn);
