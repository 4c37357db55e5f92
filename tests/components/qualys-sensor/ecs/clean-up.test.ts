import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import { removal } from "../../../../components/qualys-sensor/removal";
import { registerSensor, type SensorTask } from "./objects";

describe("S31: what cleans the instances of a cluster that stays", () => {
  let sensor: SensorTask;
  let cleaner: SensorTask;
  before(async () => {
    sensor = await registerSensor();
    cleaner = await registerSensor({ cleanUp: true });
  });

  it("takes the sensor's place in its service, one on each instance", () => {
    const service = ({ service }: SensorTask) => ({ ...service, taskDefinition: undefined });
    assert.deepEqual(service(cleaner), service(sensor));
    assert.equal(cleaner.task.networkMode, sensor.task.networkMode);
  });

  it("runs once all that a sensor keeps on an instance is gone", () => {
    const [first, second] = cleaner.containers;
    const kept = sensor.container.mountPoints
      .filter(({ readOnly }) => !readOnly)
      .map(({ sourceVolume }) => sensor.hostPath(sourceVolume));
    assert.deepEqual(first?.entryPoint, removal);
    assert.deepEqual(kept.toSorted(), removal.slice(2).toSorted());
    assert.deepEqual(second?.entryPoint, ["tail", "-f", "/dev/null"]);
    assert.deepEqual(second.dependsOn, [{ containerName: first.name, condition: "SUCCESS" }]);
    assert.deepEqual([first.essential, second.essential], [false, true]);
  });

  it("mounts the folder of these and nothing else, under the path that the command names", () => {
    assert.deepEqual(cleaner.task.volumes, [{ name: "sensor-folder", hostPath: "/var/lib/qualys" }]);
    assert.deepEqual(
      cleaner.containers.map(({ mountPoints = [] }) => mountPoints.map(({ containerPath }) => containerPath)),
      [["/var/lib/qualys"], []],
    );
  });

  it("has no ids, and the one right that folders without access take", () => {
    for (const { secrets, environment, privileged, readonlyRootFilesystem, linuxParameters } of cleaner.containers) {
      assert.deepEqual([secrets, environment], [undefined, undefined]);
      assert.deepEqual([privileged, readonlyRootFilesystem], [false, true]);
      assert.deepEqual(linuxParameters.capabilities, { drop: ["ALL"], add: ["DAC_OVERRIDE"] });
    }
  });
});
