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
const isAll = process.env.ENGINE_TESTS === "all";
const judged = isAll ? Object.entries(quotas) : Object.entries(quotas).slice(0, 1);

after(() => {
  if (!isAll) console.log("\n    One stack on 300 nodes: `make test-engine` takes two.");
});

for (const [stack, hard] of judged) {
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

const fit = { "kubernetes.io/os": "linux", "kubernetes.io/arch": "amd64" };

/** As EKS taints its nodes on Fargate. */
const onFargate = { key: "eks.amazonaws.com/compute-type", value: "fargate", effect: "NoSchedule" };

describe("S32: the sensor on a cluster that has only Arm, Windows and Fargate nodes", function () {
  this.timeout(300_000);
  let sensor: DeployedSensor;

  before(async function () {
    needsEngine(this, "kubernetes");
    sensor = new DeployedSensor(await Site.open("kubernetes", { nodes: 1 }));
    sensor.cluster.kubectl("delete", "node", "node-1");
    sensor.cluster.apply(
      node("arm", { ...fit, "kubernetes.io/arch": "arm64" }),
      node("windows", { ...fit, "kubernetes.io/os": "windows" }),
      node("fargate", fit, onFargate),
    );
  });
  after(() => sensor?.site.close());

  it("is refused, with the reason", async () => {
    const { stdout } = await sensor.site.project.fail("up", ...unattended);
    assert.match(stdout, /The sensor runs on no node of the cluster\. It needs one of linux\/amd64 whose container/);
    const { problems, remarks } = await sensor.status();
    assert.deepEqual(problems, ["None of the cluster's 3 nodes is one that a sensor may run on."]);
    assert.deepEqual(remarks.toSorted(), [
      "arm: kubernetes.io/arch is arm64, not amd64",
      "fargate: no sensor; it has the taint eks.amazonaws.com/compute-type",
      "windows: kubernetes.io/os is windows, not linux",
    ]);
  });

  it("is deployed once there is another", async () => {
    sensor.cluster.apply(node("linux", fit));
    await sensor.site.project.succeed("up", ...unattended, "--refresh");
    sensor.assertReady(1);
    assert.deepEqual(sensor.nodes, ["linux"]);
  });
});

function node(name: string, labels: object, ...taints: readonly object[]) {
  const capacity = { cpu: "8", memory: "32Gi", pods: "110" };
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name, labels },
    spec: { taints },
    status: { capacity, allocatable: capacity },
  };
}

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
