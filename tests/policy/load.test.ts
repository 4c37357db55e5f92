import assert from "node:assert/strict";
import { resource } from "../../policy/examples";
import { loadRules, loadRulesFor } from "../../policy/load";
import { servicesWithRules } from "../../policy/providers";
import { singletonOf } from "../../policy/singletons";

const idsFor = (...types: Parameters<typeof resource>[0][]) =>
  loadRulesFor(types.map((type) => resource(type, "example", {}))).map(({ id }) => id);

describe("the rules that are loaded for a stack", () => {
  it("are all that judge what is in it", () => {
    const everywhere = loadRules().filter(
      ({ id }) => singletonOf(id) === undefined && !id.endsWith("/provider/judged"),
    );
    const types = [...new Set(everywhere.flatMap((rule) => rule.types))];
    for (const type of types) {
      const judging = everywhere.filter((rule) => rule.types.includes(type)).map(({ id }) => id);
      const loaded = idsFor(type);
      assert.deepEqual(
        judging.filter((id) => !loaded.includes(id)),
        [],
        type,
      );
    }
  });

  it("are none of a service that is not there", () => {
    const loaded = idsFor("aws:eks/cluster:Cluster");
    assert.ok(loaded.includes("aws/eks/secrets-encrypted") && loaded.includes("aws/iam/no-administrator-statements"));
    assert.deepEqual(
      loaded.filter((id) => id.startsWith("aws/ecs/")),
      [],
    );
    const folders = new Set(loadRules().map(({ id }) => id.split("/").slice(0, 2).join(":")));
    for (const service of servicesWithRules) assert.ok(folders.has(service), service);
  });
});
