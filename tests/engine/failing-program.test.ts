import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "mocha";
import { configuration } from "./configuration";
import { PulumiProject } from "./pulumi";
import { needsEngine } from "./site";

describe("a program that fails by mistake", function () {
  this.timeout(300_000);

  it("X23: says where, by places of its own", async function () {
    needsEngine(this, "aws-ecs");
    const project = await PulumiProject.create("aws-ecs", configuration("aws-ecs"));
    try {
      const file = path.join(project.folder, "index.ts");
      const program = readFileSync(file, "utf8").split("\n");
      const place = program.findIndex((line) => line.includes("loadSettings()")) + 1;
      assert.ok(place > 0);
      const mistake = `(require("@pulumi/pulumi")).output(1).apply(() => { throw new Error("cannot go on"); });`;
      program.splice(place, 0, mistake);
      rmSync(file);
      writeFileSync(file, program.join("\n"));
      const { stdout } = await project.fail("preview");
      // Traces are coloured.
      const said = stdout.replace(/\u001b\[\d+m/g, "");
      assert.match(said, new RegExp(`Error: cannot go on\\n +at .*index\\.ts:${place + 1}:`));
      assert.doesNotMatch(said, /at .*node_modules/);
    } finally {
      project.remove();
    }
  });
});
