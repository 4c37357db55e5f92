import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, it } from "mocha";
import type { Log } from "sarif";
import type { Place } from "../../preview/places";
import { previewOf, project } from "../support/preview";
import { read } from "../support/source-files";
import { previewCommand } from "./command-line";

const lineAt = ({ file, line }: Place) => read(file).split("\n")[line - 1] ?? "";
/** In a callback without a name, the SDK knows only who calls it. */
const makes = /\bnew \w|\.(map|forEach)\(/;

describe("the place where a resource is made", () => {
  for (const stack of project.stacks) {
    it(`is a line of the program that makes something, for all of ${stack} but the stack itself`, async () => {
      const { sources, resources } = (await previewOf(stack)).result;
      const [, ...made] = resources;
      const wrong = made.filter(({ urn }) => {
        const place = sources?.resources.get(urn);
        return place === undefined || !/^(components|stacks)\//.test(place.file) || !makes.test(lineAt(place));
      });
      assert.deepEqual(
        wrong.map(({ name }) => name),
        [],
      );
      assert.equal(sources?.resources.size, made.length);
      assert.equal(lineAt(sources.settings), "config:");
      assert.equal(sources.settings.file, `Pulumi.${stack}.yaml`);
    });
  }

  it("is where its component plugin is asked for, of what that makes", async () => {
    const stack = await previewOf("aws-eks");
    const places = stack.result.sources?.resources;
    const plugin = stack.one("awsx:ec2:Vpc");
    const child = stack.one("aws:ec2/vpc:Vpc");
    assert.deepEqual(places?.get(child.urn), places?.get(plugin.urn));
  });

  it("is in the report for code scanning that the command writes, line for line", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "sarif-"));
    try {
      const file = path.join(folder, "a.sarif");
      const broken = previewCommand("kubernetes", "--config=sensor.capabilities=vendor", `--sarif=${file}`);
      assert.equal(broken.code, 1);
      const [run] = (JSON.parse(readFileSync(file, "utf8")) as Log).runs;
      const told = run?.results?.map(({ locations }) => {
        const { artifactLocation, region } = locations?.[0]?.physicalLocation ?? {};
        return `${locations?.[0]?.logicalLocations?.[0]?.fullyQualifiedName} ${artifactLocation?.uri}:${region?.startLine}`;
      });
      const { sources, verdict } = (await previewOf("kubernetes", { "sensor.capabilities": "vendor" })).result;
      const expected = verdict.findings
        .filter(({ status }) => status === "fail")
        .map(({ resource: { urn } }) => {
          const place = sources?.resources.get(urn);
          return `${urn} ${place?.file}:${place?.line}`;
        });
      assert.ok(expected.length > 1);
      assert.deepEqual(told, expected);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
