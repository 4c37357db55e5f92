import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { StackConfig } from "../../settings/input";
import { settingsToSet } from "../../settings/only-you-know";
import { parseSettings } from "../../settings/parse";
import { namespace } from "../../settings/paths";
import { PulumiProject } from "../engine/pulumi";
import { needs } from "../support/programs";
import { configurationOf } from "./case";
import { cases } from "./cases";
import { configuration, today } from "./configuration";
import { commandsOf, run } from "./pulumi-config";

async function inProject(config: StackConfig, body: (project: PulumiProject) => Promise<void>): Promise<void> {
  const project = await PulumiProject.create(config.stack, config);
  try {
    await body(project);
  } finally {
    project.remove();
  }
}

describe("settings in the real engine", () => {
  it("X11: that only the user knows are asked for, all at once, before anything is made", async function () {
    needs(this, "pulumi", "pulumi-language-nodejs");
    const { stack, values } = configuration("aws-eks", {
      activationId: undefined,
      customerId: undefined,
      "cluster.admins": undefined,
      "cluster.api": undefined,
      alerts: undefined,
    });
    await inProject({ stack, values, secretKeys: [] }, async (project) => {
      const { code, stdout } = await project.run("preview");
      assert.notEqual(code, 0);
      for (const { command } of settingsToSet("aws-eks").slice(1)) assert.ok(stdout.includes(command), stdout);
      assert.match(stdout, /5 settings of stack aws-eks must be mended first\. Nothing was deployed\./);
      assert.doesNotMatch(stdout, /\n\s+at .*\.[jt]s:\d+/, "a stack trace");
      assert.doesNotMatch(stdout, /^ \+ {2}(?!pulumi:pulumi:Stack)/m, "a resource");
    });
  });

  it("of the wrong kind are answered by the program, not by the CLI", async function () {
    needs(this, "pulumi", "pulumi-language-nodejs");
    const wrong = { protect: "maybe", network: "10.0.0.0/16", qualys: "US2", tags: "team", nane: "sensor" };
    const config = configuration("aws-eks", wrong);
    await inProject(config, async (project) => {
      const { stdout } = await project.run("preview");
      for (const name of Object.keys(wrong)) assert.match(stdout, new RegExp(`${namespace}:${name} is `), stdout);
      for (const key of config.secretKeys) assert.ok(!stdout.includes(config.values[key] ?? key));
    });
  });

  it("are mended by the commands as the tests believe", async function () {
    needs(this, "pulumi", "pulumi-language-nodejs");
    const names = [
      "a setting that was set without --path",
      "a number in quotes",
      "yes where true belongs",
      "a peer twice",
      "a slip in the name of a section",
      "S32: Arm nodes",
      "arguments that have settings",
    ];
    const chosen = Object.values(cases)
      .flat()
      .filter(({ name }) => names.includes(name));
    assert.equal(chosen.length, names.length);
    for (const each of chosen) {
      const config = configurationOf(each);
      await inProject(config, async (project) => {
        const parsed = parseSettings(config, today);
        assert.ok("problems" in parsed);
        const lines = parsed.problems.map(({ fix }) => fix);
        for (const [, ...words] of lines.flatMap(commandsOf)) await project.succeed(...words);
        const real = JSON.parse(await project.succeed("config", "--json", "--show-secrets")) as Record<string, Shown>;
        const believed = lines.reduce((left, line) => run(line, left), config).values;
        for (const [key, value] of Object.entries(believed)) {
          assert.deepEqual(structured(real[key]?.value), structured(value), `${each.name}: ${key}`);
        }
      });
    }
  });
});

interface Shown {
  readonly value: string;
}

const structured = (value = "") => (/^[{[]/.test(value) ? (JSON.parse(value) as unknown) : value);
