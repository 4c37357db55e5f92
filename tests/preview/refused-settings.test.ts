import assert from "node:assert/strict";
import path from "node:path";
import { RunError } from "@pulumi/pulumi";
import { describe, it } from "mocha";
import { cloudConfig } from "../../preview/cloud/config";
import { componentAnswer, invokeAnswer, resourceAnswer } from "../../preview/cloud/find";
import { Engine } from "../../preview/engine/engine";
import { run } from "../../preview/engine/run";
import { configurationOf } from "../settings/case";
import { cases } from "../settings/cases";

const cloud = { resource: resourceAnswer, invoke: invokeAnswer, component: componentAnswer };
const entryPoint = path.join(__dirname, "..", "..", "index.ts");

describe("the program, with wrong settings, stops before it makes anything", () => {
  for (const [subject, group] of Object.entries(cases)) {
    describe(subject, () => {
      for (const wrong of group) {
        it(`${wrong.name} (${wrong.stack})`, async () => {
          const { stack, ...config } = configurationOf(wrong);
          const engine = new Engine("qualys-registry-sensor", stack, cloudConfig(config.values), cloud);
          const failure = await run(entryPoint, config, engine);
          assert.ok(RunError.isInstance(failure), String(failure));
          assert.match(failure.message, /must be mended first\. Nothing was deployed\.\n/);
          assert.deepEqual(
            engine.resources.map(({ type }) => type),
            ["pulumi:pulumi:Stack"],
          );
        });
      }
    });
  }
});
