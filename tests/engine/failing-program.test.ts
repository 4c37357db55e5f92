import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { putIn } from "./broken-program";
import { configuration } from "./configuration";
import { PulumiProject } from "./pulumi";
import { needsEngine } from "./site";

describe("a program that fails by mistake", function () {
  this.timeout(300_000);

  it("X23: says where, by places of its own", async function () {
    needsEngine(this, "aws-ecs");
    const project = await PulumiProject.create("aws-ecs", configuration("aws-ecs"));
    try {
      const mistake = `(require("@pulumi/pulumi")).output(1).apply(() => { throw new Error("cannot go on"); });`;
      const { line } = putIn(project, mistake);
      const { stdout } = await project.fail("preview");
      // Traces are coloured.
      const said = stdout.replace(/\u001b\[\d+m/g, "");
      assert.match(said, new RegExp(`Error: cannot go on\\n +at .*index\\.ts:${line}:`));
      assert.doesNotMatch(said, /at .*node_modules/);
    } finally {
      project.remove();
    }
  });
});
