import assert from "node:assert/strict";
import type { output } from "@pulumi/kubernetes/types";
import fc from "fast-check";
import { describe, it } from "mocha";
import { containerDefinition, hostMounts } from "../../../components/qualys-sensor/ecs/container";
import { podSpec } from "../../../components/qualys-sensor/kubernetes/pod";
import { containerd, sensorData } from "../../../components/qualys-sensor/runtimes";
import type { SensorSettings } from "../../../components/qualys-sensor/sensor-arguments";
import { ids } from "./registered";
import { anySensor } from "./sensors";

/*
 * What holds on both platforms, whatever the settings say. Both are asked for the same facts: the arguments, the paths
 * that something is mounted at, the plain environment and the environment by reference.
 */
interface Sensor {
  readonly args: string[];
  readonly mounts: string[];
  readonly plain: { readonly name: string; readonly value: string }[];
  readonly references: string[];
  readonly all: unknown;
}

const podUrl = "https://cmsqagpublic.qg1.apps.qualys.com/ContainerSensor";
const image = "registry.example/qualys/qcs-sensor";

function onKubernetes(sensor: SensorSettings): Sensor {
  const credentials = { secret: "qualys-credentials", labels: {}, volumes: [], mounts: [], version: "" };
  const spec = podSpec({ image, podUrl, sensor, runtime: containerd, credentials });
  const pod = JSON.parse(JSON.stringify(spec)) as output.core.v1.PodSpec;
  const [container] = pod.containers;
  assert.ok(container !== undefined);
  const { args, env, volumeMounts } = container;
  return {
    args,
    mounts: volumeMounts.map(({ mountPath }) => mountPath),
    plain: env.filter(({ valueFrom }) => valueFrom === undefined),
    references: env.filter(({ valueFrom }) => valueFrom !== undefined).map(({ name }) => name),
    all: pod,
  };
}

function onEcs(sensor: SensorSettings): Sensor {
  const log = { group: "sensor", region: "eu-west-1" };
  const container = containerDefinition({ image, podUrl, sensor, log, activationId: "arn:a", customerId: "arn:c" });
  return {
    args: container.command,
    mounts: hostMounts(sensor).map((mount) => mount.container),
    plain: container.environment,
    references: container.secrets.map(({ name }) => name),
    all: container,
  };
}

const platforms = { Kubernetes: onKubernetes, ECS: onEcs };

for (const [platform, sensorOn] of Object.entries(platforms)) {
  /** ECS has no volumes of a pod's own: the settings refuse them there. */
  const settings = anySensor.filter(({ persistence }) => platform === "Kubernetes" || persistence !== "volume");
  const ofEvery = (check: (sensor: Sensor, settings: SensorSettings) => void) =>
    fc.assert(fc.property(settings, (each) => check(sensorOn(each), each)));

  describe(`a sensor on ${platform}, whatever its settings`, () => {
    it("S6: has a place for its data, or is told that there is none, and never both", () => {
      ofEvery(({ args, mounts }) => {
        const told = args.includes("--sensor-without-persistent-storage");
        assert.equal(mounts.includes(sensorData.container), !told);
      });
    });

    it("S10: keeps its identity", () => {
      ofEvery(({ mounts }) => assert.ok(mounts.includes("/usr/local/qualys/qpa/data/conf/agent-data")));
    });

    it("S23, X4: has its ids by reference alone, and no POD_NAME", () => {
      ofEvery(({ plain, references, all }) => {
        const byReference = references.filter((name) => !name.startsWith("QUALYS_"));
        assert.deepEqual(byReference, ["ACTIVATIONID", "CUSTOMERID"]);
        const names = plain.map(({ name }) => name);
        assert.deepEqual(
          ["ACTIVATIONID", "CUSTOMERID", "POD_NAME"].filter((name) => names.includes(name)),
          [],
        );
        const written = JSON.stringify(all);
        for (const id of Object.values(ids)) assert.ok(!written.includes(id));
      });
    });

    it("mounts each path once, a folder before what is inside it", () => {
      ofEvery(({ mounts }) => {
        assert.deepEqual(mounts, [...new Set(mounts)]);
        mounts.forEach((inner, index) =>
          assert.ok(mounts.slice(index).every((outer) => outer === inner || !inner.startsWith(`${outer}/`))),
        );
      });
    });

    it("S6: can write its scratch files, whether its root is read-only or not", () => {
      ofEvery(({ all, mounts }, { readOnlyRootFilesystem }) => {
        const scratch = mounts.includes("/tmp") || JSON.stringify(all).includes('"containerPath":"/tmp"');
        assert.equal(scratch, readOnlyRootFilesystem);
      });
    });
  });
}
