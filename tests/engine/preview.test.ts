import assert from "node:assert/strict";
import path from "node:path";
import { describe, it } from "mocha";
import { preview } from "../../preview/preview";
import { readProject } from "../../preview/project";
import { failed } from "../../preview/result";
import { withStandIns } from "../../settings/only-you-know";
import { needs } from "../support/programs";
import { PulumiProject } from "./pulumi";

interface PreviewStep {
  readonly op: string;
  readonly urn: string;
}

const project = readProject(path.join(__dirname, "..", ".."));
const policy = { exemptions: [], today: "2026-11-30" };

/** Resources that exist only in the engine's books. */
const ofTheEngine = (urn: string) => /::pulumi:providers:[^:]+::default/.test(urn);

describe("a preview by the real engine", () => {
  for (const stack of project.stacks) {
    it(`runs ${stack} to the end, policy pack included, and creates what the offline preview shows`, async function () {
      needs(
        this,
        "pulumi",
        "pulumi-language-nodejs",
        "pulumi-resource-awsx",
        "pulumi-resource-eks",
        "pulumi-resource-kubernetes",
      );
      const offline = await preview({ project, stack, policy });
      assert.ok(!failed(offline), failed(offline) ? offline.message : "");
      const real = new PulumiProject(stack, withStandIns(project.config(stack)));
      try {
        const { steps } = JSON.parse(real.succeed("preview", "--json", "--policy-pack", "policy")) as {
          steps: PreviewStep[];
        };
        const urns = steps.filter(({ urn }) => !ofTheEngine(urn)).map(({ urn }) => urn);
        assert.deepEqual(urns.toSorted(), offline.resources.map(({ urn }) => urn).toSorted());
      } finally {
        real.remove();
      }
    });
  }
});
