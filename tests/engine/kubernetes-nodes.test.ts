import assert from "node:assert/strict";
import type { output } from "@pulumi/kubernetes/types";
import { after, before, describe, it } from "mocha";
import { DeployedSensor } from "./deployed-sensor";
import { needsEngine, Site } from "./site";

const unattended = ["--yes", "--skip-preview"];
const none = { services: "0", persistentvolumeclaims: "0" };

/** On a cluster of its own the quota grows with `cluster.nodes.max`; of any other nothing says how many nodes it has. */
const quotas = {
  gcp: {
    pods: "600",
    "requests.cpu": "600",
    "requests.memory": "1200Gi",
    "limits.cpu": "1800",
    "limits.memory": "3600Gi",
    ...none,
  },
  kubernetes: none,
};
for (const [stack, hard] of Object.entries(quotas)) {
  describe(`the sensor of ${stack} on 300 nodes`, function () {
    this.timeout(300_000);
    let sensor: DeployedSensor;
    let beforehand: readonly string[];

    before(async function () {
      needsEngine(this, stack);
      const changes = stack === "gcp" ? { protect: false, "cluster.nodes.max": 300 } : {};
      sensor = new DeployedSensor(await Site.open(stack, { nodes: 300, changes }));
      beforehand = sensor.cluster.everything();
    });
    after(() => sensor?.site.close());

    it("X14: is ready on all of them, and has a quota that is not in its way", async () => {
      const started = performance.now();
      await sensor.site.project.succeed("up", ...unattended);
      console.log(`\n    300 sensors of ${stack} in ${Math.round((performance.now() - started) / 1000)} s`);
      sensor.assertReady(300);
      assert.equal(new Set(sensor.nodes).size, 300);
      assert.deepEqual(sensor.complaints(), []);
      assert.deepEqual(sensor.quota.hard, hard);
    });

    it("does not change by itself, and leaves nothing", async () => {
      await sensor.site.project.succeed("up", ...unattended, "--expect-no-changes");
      await sensor.site.project.succeed("destroy", ...unattended);
      assert.deepEqual(sensor.cluster.everything(), beforehand);
    });
  });
}

describe("the sensor with a volume on each node", function () {
  this.timeout(300_000);
  let sensor: DeployedSensor;

  before(async function () {
    needsEngine(this, "kubernetes");
    const changes = { "sensor.persistence": "volume", "sensor.volume": { size: "60Gi", storageClass: "prepared" } };
    sensor = new DeployedSensor(await Site.open("kubernetes", { changes }));
    sensor.cluster.apply(...["one", "two", "three"].map((name) => volume(name, "prepared")));
  });
  after(() => sensor?.site.close());

  it("runs on every node, each bound to one of its own", async () => {
    await sensor.site.project.succeed("up", ...unattended);
    sensor.assertReady(3);
    const claims = sensor.cluster.list<output.core.v1.PersistentVolumeClaim>("pvc", "-n", "qualys-sensor");
    assert.deepEqual(
      claims.map(({ metadata, status }) => [metadata.name, status.phase]).toSorted(),
      sensor.pods.map(({ metadata }) => [`${metadata.name}-sensor-data`, "Bound"]).toSorted(),
    );
    assert.deepEqual(sensor.complaints(), []);
  });

  it("gives it back", async () => {
    await sensor.site.project.succeed("destroy", ...unattended);
    assert.deepEqual(sensor.cluster.list("pvc", "--all-namespaces"), []);
  });
});

/** A volume that somebody has prepared for one claim. */
const volume = (name: string, storageClassName: string) => ({
  apiVersion: "v1",
  kind: "PersistentVolume",
  metadata: { name },
  spec: {
    storageClassName,
    capacity: { storage: "60Gi" },
    accessModes: ["ReadWriteOnce"],
    hostPath: { path: `/var/volumes/${name}` },
  },
});
