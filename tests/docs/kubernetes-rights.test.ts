import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import type { Resource } from "../../policy/resource";
import { previewOf } from "../support/preview";
import { read } from "../support/source-files";
import { variants } from "../support/variants";

const guide = read("docs/deploy/kubernetes.md");

/** Kinds in a row of the table of rights. */
function listed(where: string): string[] {
  const row = guide.split("\n").find((line) => line.startsWith("| `") && line.includes(`| ${where}`)) ?? "";
  return [...(row.split("|")[1] ?? "").matchAll(/`([A-Z]\w+)`/g)].map(([, kind = ""]) => kind);
}

describe("docs/deploy/kubernetes.md", function () {
  this.timeout(120_000);
  const objects: Resource[] = [];
  before(async () => {
    for (const { config } of variants.filter(({ stack }) => stack === "kubernetes"))
      objects.push(
        ...(await previewOf("kubernetes", config)).resources.filter(({ type }) => /^kubernetes:/.test(type)),
      );
  });
  const kinds = (inNamespace: boolean) => {
    const found = objects.filter(({ properties }) => {
      const { namespace } = (properties.metadata ?? {}) as { namespace?: unknown };
      return (namespace !== undefined) === inNamespace;
    });
    return [
      ...new Set(
        found.map(
          ({ type }) =>
            type
              .split(":")
              .at(-1)
              ?.replace(/Patch$/, "") ?? "",
        ),
      ),
    ].sort();
  };

  it("says of every kind that the stack makes that who deploys needs the right to, and of no other", () => {
    assert.deepEqual(listed("the namespace").sort(), kinds(true));
    assert.deepEqual(listed("the cluster;").sort(), kinds(false));
  });
});
