import assert from "node:assert/strict";
import type { output } from "@pulumi/kubernetes/types";
import { after, before, describe, it } from "mocha";
import type { Changes } from "../support/preview";
import { DeployedSensor } from "./deployed-sensor";
import { needsEngine, Site } from "./site";

const up = ["up", "--yes", "--skip-preview"] as const;
const operatorsSecret = "from-the-vault";

/** How the ids come to the sensor, each by a stack that has it so. */
const paths: Readonly<Record<string, { readonly stack: string; readonly changes: Changes }>> = {
  "the Secret of an operator": {
    stack: "kubernetes",
    changes: { activationId: undefined, customerId: undefined, "credentials.existingSecret": operatorsSecret },
  },
  "a Secret of its own": { stack: "aws-eks", changes: { protect: false } },
  "the Secrets Store driver": {
    stack: "azure",
    // Room for the pods of 300 nodes.
    changes: { protect: false, "kubernetes.podCidr": "10.244.0.0/15" },
  },
  "Secret Sync": { stack: "gcp", changes: { protect: false } },
};

const isAll = process.env.ENGINE_TESTS === "all";
const deployed = isAll ? Object.entries(paths) : Object.entries(paths).slice(0, 1);

after(() => {
  if (!isAll)
    console.log(
      "\n    A sample of presets: one way to the ids, on 3 nodes. `make test-engine` takes four, on 3 and on 300 nodes.",
    );
});

for (const nodes of isAll ? [3, 300] : [3]) {
  for (const [path, { stack, changes }] of deployed) {
    describe(`the sensor with ${path}, on ${nodes} nodes`, function () {
      // As long as the component gives a rollout, for each step.
      this.timeout(1_200_000);
      let sensor: DeployedSensor;
      let beforehand: readonly string[];
      const room = stack === "kubernetes" ? {} : { "cluster.nodes.max": nodes };
      const configure = (more: Changes) => sensor.site.configure({ ...changes, ...room, ...more });

      before(async function () {
        needsEngine(this, stack);
        sensor = new DeployedSensor(await Site.open(stack, { nodes, changes: { ...changes, ...room } }));
        beforehand = sensor.cluster.everything();
      });
      after(() => sensor?.site.close());

      it("S9: is admitted with the vendor's capabilities, and ready on every node", async () => {
        configure({ "sensor.capabilities": "vendor" });
        await deploy(sensor, changes);
        sensor.assertReady(nodes);
        assert.deepEqual(sensor.capabilities, [{}]);
        assert.deepEqual([...sensor.complaints(), ...sensor.missing(), ...(await sensor.lost())], []);
      });

      it("S9: gives them up in a rolling way, a quarter of the nodes at once at most", async () => {
        const { uid } = sensor.daemonSet.metadata;
        const most = sensor.countUnavailable();
        configure({ "sensor.capabilities": "minimal" });
        await sensor.site.project.succeed(...up);
        const unavailable = most();
        assert.ok(unavailable > 0 && unavailable <= Math.ceil(nodes / 4), `${unavailable} of ${nodes}`);
        assert.equal(sensor.daemonSet.metadata.uid, uid);
        sensor.assertReady(nodes);
        assert.deepEqual(sensor.capabilities, [{ drop: ["ALL"] }]);
        assert.deepEqual([...sensor.complaints(), ...sensor.missing(), ...(await sensor.lost())], []);
      });

      it("does not change by itself", async () => {
        await sensor.site.project.succeed(...up, "--expect-no-changes");
      });

      if (stack === "kubernetes")
        it("S31: makes way, node by node, for what cleans them", async () => {
          configure({ "sensor.cleanUp": true });
          await sensor.site.project.succeed(...up);
          sensor.assertReady(nodes);
          const containers = sensor.pods.flatMap(({ spec }) => spec.containers.map(({ name }) => name));
          assert.deepEqual(containers, Array(nodes).fill("cleaned"));
          assert.deepEqual(sensor.complaints(), []);
        });

      it("is removed, and leaves nothing", async () => {
        await sensor.site.project.succeed("destroy", "--yes", "--skip-preview");
        assert.deepEqual(sensor.cluster.everything(), beforehand);
      });
    });
  }
}

/** An operator writes its Secret as soon as there is a namespace for it, and the stack has none of its own. */
async function deploy({ site, cluster }: DeployedSensor, changes: Changes): Promise<void> {
  const { ended } = site.project.start(...up);
  if ("credentials.existingSecret" in changes) {
    cluster.kubectl("wait", "--for=create", "namespace/qualys-sensor", "--timeout=2m");
    const metadata = { name: operatorsSecret, namespace: "qualys-sensor" };
    cluster.apply({ apiVersion: "v1", kind: "Secret", metadata, stringData: { ACTIVATIONID: "1", CUSTOMERID: "2" } });
  }
  const { code, stdout } = await ended;
  assert.equal(code, 0, stdout);
  const secrets = cluster.list<output.core.v1.Secret>("secrets", "-n", "qualys-sensor");
  const expected = { kubernetes: [operatorsSecret], "aws-eks": ["qualys-credentials"] }[site.project.stack] ?? [];
  assert.deepEqual(
    secrets.map(({ metadata }) => metadata.name),
    expected,
  );
}
