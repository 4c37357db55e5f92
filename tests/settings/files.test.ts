import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { load } from "js-yaml";
import { describe, it } from "mocha";
import { clouds } from "../../settings/clouds";
import { generatedFiles, stackSchema } from "../../settings/generate";
import { settingsToSet } from "../../settings/only-you-know";
import { namespace } from "../../settings/paths";
import { settingsOf, shapeAt } from "../../settings/shape";

const read = (file: string) => readFileSync(path.join(__dirname, "../..", file), "utf8");

interface Declared {
  readonly type?: string;
  readonly description: string;
  readonly default: unknown;
}

describe("files about settings", () => {
  for (const [file, content] of Object.entries(generatedFiles())) {
    it(`${file} is what \`make generate\` writes`, () => assert.equal(read(file), content));
  }

  it("docs/settings.md says something of every setting", () => {
    const text = read("docs/settings.md");
    for (const cloud of clouds) {
      for (const setting of settingsOf(cloud)) {
        const isMap = shapeAt(cloud, setting.split("."))?.properties !== undefined;
        assert.ok(isMap || text.includes(`| \`${setting}\` |`), setting);
      }
    }
  });
});

describe("Pulumi.yaml", () => {
  const project = load(read("Pulumi.yaml")) as { name: string; config: Record<string, Declared> };
  const topLevel = new Set(clouds.flatMap((cloud) => settingsOf(cloud).filter((name) => !/[.:]/.test(name))));

  it("is called as the settings are", () => assert.equal(project.name, namespace));

  it("declares every setting, and no other", () => {
    assert.deepEqual(Object.keys(project.config).toSorted(), [...topLevel].toSorted());
  });

  it("describes each, with a default that lets the program answer for wrong settings", () => {
    for (const [name, declared] of Object.entries(project.config)) {
      assert.ok(declared.description.length > 4, name);
      const isMap = clouds.some((cloud) => shapeAt(cloud, [name])?.type === "object");
      if (isMap) assert.deepEqual([declared.type, declared.default], [undefined, {}], name);
      else assert.equal(declared.default, "", name);
    }
  });
});

describe("stack files", () => {
  for (const cloud of clouds) {
    const file = `Pulumi.${cloud}.yaml`;
    const { config } = load(read(file)) as { config: Record<string, unknown> };

    it(`${file} names the schema for editors, and is one of its kind`, () => {
      assert.match(read(file), new RegExp(`^# yaml-language-server: \\$schema=settings/schema/${cloud}.json\n`));
      const { properties } = stackSchema(cloud) as { properties: { config: { properties: Record<string, unknown> } } };
      for (const key of Object.keys(config)) assert.ok(key in properties.config.properties, key);
      assert.equal(config[`${namespace}:cloud`], cloud);
    });

    it(`${file} holds nothing that only the user knows, and says how to set it`, () => {
      const region = /^(aws|azure-native|gcp):(region|location)$/;
      for (const { key, command } of settingsToSet(cloud).filter(({ key }) => !region.test(key))) {
        assert.ok(!(key in config), key);
        assert.ok(read(file).includes(`#   ${command}\n`), command);
      }
    });
  }
});
