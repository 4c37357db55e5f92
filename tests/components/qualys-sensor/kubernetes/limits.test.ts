import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { containerLimits, namespaceQuota } from "../../../../components/qualys-sensor/kubernetes/limits";
import { scratchGibibytes } from "../../../../components/qualys-sensor/kubernetes/pod";
import { cpuQuantity, mebibytes, memoryQuantity, millicpu } from "../../../../components/qualys-sensor/quantities";
import { anySensor, defaultSensor, sensorWith } from "../sensors";

const dynamic = sensorWith({ scanningPolicy: "DynamicScanningOnly" });

describe("the namespace's quota", () => {
  it("is, by default and for four nodes, twice what four sensors need", () => {
    assert.deepEqual(namespaceQuota(defaultSensor, 4), {
      pods: "8",
      "requests.cpu": "8",
      "requests.memory": "16Gi",
      "limits.cpu": "24",
      "limits.memory": "48Gi",
      services: "0",
      persistentvolumeclaims: "0",
    });
  });

  it("X14: has room for a sensor on every node and for all the pods of its dynamic scans", () => {
    fc.assert(
      fc.property(anySensor, fc.integer({ min: 1, max: 1000 }), (sensor, nodes) => {
        const quota = namespaceQuota(sensor, nodes);
        const scanPods = sensor.scanningPolicy === "StaticScanningOnly" ? 0 : sensor.threads;
        const { sensor: own, scanPod } = sensor.resources;
        assert.ok(Number(quota.pods) >= nodes * (1 + scanPods));
        assert.ok(
          millicpu(quota["limits.cpu"]) >= nodes * (millicpu(own.cpuLimit) + scanPods * millicpu(scanPod.cpuLimit)),
        );
      }),
    );
  });

  it("X14: counts no pods on a cluster whose nodes somebody else adds", () => {
    for (const sensor of [defaultSensor, dynamic]) {
      assert.deepEqual(namespaceQuota(sensor), { services: "0", persistentvolumeclaims: "0" });
    }
  });

  it("counts the volumes that the sensors ask for", () => {
    const sensor = sensorWith({ persistence: "volume" });
    assert.equal(namespaceQuota(sensor, 4).persistentvolumeclaims, "8");
    assert.deepEqual(namespaceQuota(sensor), { services: "0" });
  });

  it("counts the pods of scans only where there are any", () => {
    assert.equal(namespaceQuota(dynamic, 4).pods, "40");
  });
});

describe("the limits of a container in the namespace", () => {
  it("S15: are a scan pod's by default, and the sensor fits below them", () => {
    assert.deepEqual(containerLimits(defaultSensor), {
      type: "Container",
      default: { cpu: "500m", memory: "800Mi" },
      defaultRequest: { cpu: "100m", memory: "300Mi" },
      max: { cpu: "3", memory: "6Gi" },
    });
  });

  it("let a scan pod be larger than the sensor", () => {
    const { sensor, scanPod } = defaultSensor.resources;
    const resources = { sensor, scanPod: { ...scanPod, cpuLimit: "4", memoryLimit: "8Gi" } };
    assert.deepEqual(containerLimits(sensorWith({ resources })).max, { cpu: "4", memory: "8Gi" });
  });
});

describe("scratch space", () => {
  it("has room for what all threads unpack, more of it without a data volume", () => {
    assert.equal(scratchGibibytes(defaultSensor), 20);
    assert.equal(scratchGibibytes(sensorWith({ persistence: "none" })), 68);
    assert.equal(scratchGibibytes(sensorWith({ threads: 20 })), 100);
  });
});

describe("quantities", () => {
  it("are read in all the forms that settings allow", () => {
    assert.deepEqual(["500m", "1", "1.5", "0.25"].map(millicpu), [500, 1000, 1500, 250]);
    assert.deepEqual(["300Mi", "2Gi"].map(mebibytes), [300, 2048]);
  });

  it("are written as the API server would write them", () => {
    assert.deepEqual([500, 1000, 1500].map(cpuQuantity), ["500m", "1", "1500m"]);
    assert.deepEqual([300, 2048, 2049, 1024 * 1024].map(memoryQuantity), ["300Mi", "2Gi", "2049Mi", "1Ti"]);
  });

  it("are the same when they are read again", () => {
    const amount = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(fc.property(amount, (millis) => assert.equal(millicpu(cpuQuantity(millis)), millis)));
    const below = fc.integer({ min: 1, max: 1023 });
    fc.assert(
      fc.property(below, (gibibytes) => assert.equal(mebibytes(memoryQuantity(gibibytes * 1024)), gibibytes * 1024)),
    );
  });
});
