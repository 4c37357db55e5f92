import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { variants } from "../support/variants";
import { typeOf } from "./cloud/urns";
import { needsEngine, Site } from "./site";

const up = ["up", "--yes", "--skip-preview"] as const;

const newIds = {
  activationId: "5a3c1f0e-2b7d-4c8a-9e61-d40b7f92a311",
  customerId: "c81e4d26-90f3-4b5e-8a1c-6e7f02d9b544",
};

const thrownAway = variants.filter(
  ({ stack, name }) => stack.startsWith("aws") && name === "thrown away, with one node",
);

for (const { stack, config } of thrownAway) {
  describe(`a test stack of one node, ${stack}`, function () {
    this.timeout(600_000);
    let site: Site;

    before(async function () {
      needsEngine(this, stack);
      site = await Site.open(stack, { changes: config, nodes: 1 });
    });
    after(() => site?.close());

    it("runs one sensor", async () => {
      await site.project.succeed(...up);
      if (site.controlPlane !== undefined) assert.equal(sensors()?.status.numberReady, 1);
      else assert.equal(inCloud("aws:autoscaling/group:Group").inputs.desiredCapacity, 1);
    });

    it("S30: starts the sensor anew with changed ids, which AWS keeps as new versions of the same secrets", async () => {
      const secrets = site.cloud.resources.filter(({ type }) => type === "aws:secretsmanager/secret:Secret");
      const before = running();
      for (const [id, value] of Object.entries(newIds)) {
        await site.project.succeed("config", "set", "--secret", `qualys-registry-sensor:${id}`, value);
      }
      await site.project.succeed(...up);
      assert.notEqual(running(), before);
      for (const secret of secrets)
        assert.ok(
          site.cloud.resources.some(({ id }) => id === secret.id),
          secret.id,
        );
      const ended = site.cloud.history.filter(({ operation }) => operation === "delete").map(({ urn }) => typeOf(urn));
      assert.ok(!ended.includes("aws:secretsmanager/secret:Secret"));
    });

    it("goes at once, and leaves nothing behind", async () => {
      await site.project.succeed("destroy", "--yes", "--skip-preview");
      assert.deepEqual(site.cloud.resources, []);
      assert.deepEqual(await site.project.state(), []);
      const namespaces = site.controlPlane?.list<Named>("namespaces", "--all-namespaces") ?? [];
      assert.ok(!namespaces.some(({ metadata }) => metadata.name === "qualys-sensor"));
    });

    /** What the sensors that run were started from: another text for another value of an id. */
    function running(): string {
      if (site.controlPlane !== undefined) {
        const { spec, status } = sensors() ?? assert.fail("no DaemonSet");
        assert.equal(status.updatedNumberScheduled, 1);
        return JSON.stringify(spec.template);
      }
      const task = inCloud("aws:ecs/taskDefinition:TaskDefinition");
      assert.equal(inCloud("aws:ecs/service:Service").inputs.taskDefinition, task.properties.arn);
      return String(task.inputs.containerDefinitions);
    }

    function sensors(): DaemonSet | undefined {
      return site.controlPlane?.list<DaemonSet>("daemonsets", "--all-namespaces")[0];
    }

    function inCloud(type: string) {
      const [resource, ...others] = site.cloud.resources.filter((each) => each.type === type);
      assert.ok(resource !== undefined && others.length === 0, `${others.length + 1} of ${type}`);
      return resource;
    }
  });
}

interface Named {
  readonly metadata: { readonly name: string };
}

interface DaemonSet {
  readonly spec: { readonly template: unknown };
  readonly status: { readonly updatedNumberScheduled?: number; readonly numberReady?: number };
}
