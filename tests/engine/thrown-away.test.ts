import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type { Changes } from "../support/preview";
import { variants } from "../support/variants";
import { nameOf, typeOf } from "./cloud/urns";
import { needsEngine, Site } from "./site";

const up = ["up", "--yes", "--skip-preview"] as const;

describe("a small stack on Google Cloud, thrown away after a test", function () {
  this.timeout(600_000);
  const { config } =
    variants.find(({ stack, name }) => stack === "gcp" && name.startsWith("thrown away")) ?? assert.fail();
  let site: Site;

  before(async function () {
    needsEngine(this, "gcp");
    site = await Site.open("gcp", { changes: config, nodes: 1 });
  });
  after(() => site?.close());

  async function askedFor(changes: Changes): Promise<string[]> {
    const already = site.cloud.history.length;
    site.configure({ ...config, ...changes });
    await site.project.succeed(...up);
    return site.cloud.history.slice(already).map(({ operation, urn }) => `${operation} ${typeOf(urn)} ${nameOf(urn)}`);
  }

  it("is there, with one node and nothing that is protected", async () => {
    await site.project.succeed(...up, "--policy-pack", "policy");
    const pool = site.cloud.resources.find(({ type }) => type === "gcp:container/nodePool:NodePool");
    assert.deepEqual(pool?.inputs.autoscaling, {
      totalMinNodeCount: 1,
      totalMaxNodeCount: 2,
      locationPolicy: "BALANCED",
    });
    const state = await site.project.state();
    assert.deepEqual(
      state.filter(({ protect }) => protect),
      [],
    );
  });

  it("takes a day on which the ids are due, and the next one, into the secrets that are there (G18)", async () => {
    const secret = "gcp:secretmanager/secret:Secret qualys-registry-vault";
    const first = await askedFor({ "credentials.dueOn": "2098-06-01" });
    const changed = first.filter((line) => !line.startsWith("create "));
    assert.deepEqual(changed.sort(), [`update ${secret}-activation-id`, `update ${secret}-customer-id`]);
    const next = await askedFor({ "credentials.dueOn": "2099-06-01" });
    assert.deepEqual(next.sort(), changed);
  });

  it("goes without being asked twice, and leaves nothing", async () => {
    await site.project.succeed("destroy", "--yes", "--skip-preview");
    assert.deepEqual(site.cloud.resources, []);
    assert.deepEqual(await site.project.state(), []);
  });
});
