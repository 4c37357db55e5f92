import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "mocha";
import { putIn } from "./broken-program";
import { configuration } from "./configuration";
import { PulumiProject } from "./pulumi";
import { needsEngine } from "./site";

describe("a program that is run as JavaScript", function () {
  this.timeout(300_000);

  it("is shown in the state by the lines of its TypeScript", async function () {
    needsEngine(this, "aws-ecs");
    const project = await PulumiProject.create("aws-ecs", configuration("aws-ecs"));
    try {
      const { steps } = JSON.parse(await project.succeed("preview", "--json")) as {
        steps: { newState: { type: string; sourcePosition?: string } }[];
      };
      const components = steps.map(({ newState }) => newState).filter(({ type }) => type.startsWith("qualys:"));
      assert.ok(components.length > 3);
      for (const { type, sourcePosition = "" } of components) {
        const [, file = "", line] = /^project:\/\/\/(.*\.ts)#(\d+),/.exec(sourcePosition) ?? [];
        const written = readFileSync(path.join(project.folder, file), "utf8").split("\n")[Number(line) - 1];
        assert.match(String(written), /\bnew \w+\(|\bsuper\(/, `${type} at ${sourcePosition}`);
      }
    } finally {
      project.remove();
    }
  });
});

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
