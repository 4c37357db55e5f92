import assert from "node:assert/strict";
import type { output } from "@pulumi/kubernetes/types";
import fc from "fast-check";
import { describe, it } from "mocha";
import { containerDefinition, hostMounts } from "../../../components/qualys-sensor/ecs/container";
import { podSpec } from "../../../components/qualys-sensor/kubernetes/pod";
import { containerd, crio, docker, type Runtime, sensorData } from "../../../components/qualys-sensor/runtimes";
import type { SensorSettings } from "../../../components/qualys-sensor/sensor-arguments";
import { registerSensor, secretType } from "./kubernetes/objects";
import { plain, revealed } from "../../../preview/engine/wire";
import { ids } from "./registered";
import { anySensor } from "./sensors";

/*
 * What holds on both platforms, whatever the settings say. Both are asked for the same facts: the arguments, the paths
 * that something is mounted at, the plain environment and the environment by reference.
 */
interface Sensor {
  readonly args: string[];
  readonly mounts: string[];
  /** Of the node. */
  readonly paths: string[];
  readonly plain: { readonly name: string; readonly value: string }[];
  readonly references: string[];
  readonly all: unknown;
}

const podUrl = "https://cmsqagpublic.qg1.apps.qualys.com/ContainerSensor";
const image = "registry.example/qualys/qcs-sensor";

const onKubernetes =
  (runtime: Runtime) =>
  (sensor: SensorSettings): Sensor => {
    const credentials = { secret: "qualys-credentials", labels: {}, volumes: [], mounts: [], version: "" };
    const spec = podSpec({ image, podUrl, sensor, runtime, credentials });
    const pod = JSON.parse(JSON.stringify(spec)) as output.core.v1.PodSpec;
    const [container] = pod.containers;
    assert.ok(container !== undefined);
    const { args, env, volumeMounts } = container;
    return {
      args,
      mounts: volumeMounts.map(({ mountPath }) => mountPath),
      paths: pod.volumes.flatMap(({ hostPath }) => (hostPath === undefined ? [] : [hostPath.path])),
      plain: env.filter(({ valueFrom }) => valueFrom === undefined),
      references: env.filter(({ valueFrom }) => valueFrom !== undefined).map(({ name }) => name),
      all: pod,
    };
  };

function onEcs(sensor: SensorSettings): Sensor {
  const log = { group: "sensor", region: "eu-west-1" };
  const container = containerDefinition({ image, podUrl, sensor, log, activationId: "arn:a", customerId: "arn:c" });
  return {
    args: container.command,
    mounts: hostMounts(sensor).map((mount) => mount.container),
    paths: hostMounts(sensor).map((mount) => mount.host),
    plain: container.environment,
    references: container.secrets.map(({ name }) => name),
    all: container,
  };
}

interface Platform {
  readonly runtime: Runtime;
  readonly sensorOn: (sensor: SensorSettings) => Sensor;
  readonly persistence: readonly SensorSettings["persistence"][];
}

/** ECS has no volumes of a pod's own: the settings refuse them there. */
const platforms: Readonly<Record<string, Platform>> = {
  "Kubernetes with containerd": {
    runtime: containerd,
    sensorOn: onKubernetes(containerd),
    persistence: ["host", "volume", "none"],
  },
  "Kubernetes with CRI-O": {
    runtime: crio,
    sensorOn: onKubernetes(crio),
    persistence: ["host", "volume", "none"],
  },
  ECS: { runtime: docker, sensorOn: onEcs, persistence: ["host", "none"] },
};

for (const [platform, { runtime, sensorOn, persistence }] of Object.entries(platforms)) {
  const settings = anySensor.filter((sensor) => persistence.includes(sensor.persistence));
  const ofEvery = (check: (sensor: Sensor, settings: SensorSettings) => void) =>
    fc.assert(fc.property(settings, (each) => check(sensorOn(each), each)));

  describe(`a sensor on ${platform}, whatever its settings`, () => {
    it("X2, S1, S20: has its runtime's socket, store and storage driver, and no other runtime's", () => {
      ofEvery(({ args, mounts, paths }) => {
        const of = ({ socket, imageStore, storeConfiguration }: Runtime) =>
          [socket, imageStore, ...(storeConfiguration ? [storeConfiguration] : [])].map(({ host }) => host);
        assert.deepEqual(
          [containerd, crio, docker].flatMap(of).filter((path) => paths.includes(path)),
          of(runtime),
        );
        assert.ok(mounts.includes(runtime.socket.container) && mounts.includes(runtime.imageStore.container));
        assert.equal(args[args.indexOf("--storage-driver-type") + 1], runtime.storageDriver);
      });
    });

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
      ofEvery(({ plain, references }) => {
        const byReference = references.filter((name) => !name.startsWith("QUALYS_"));
        assert.deepEqual(byReference, ["ACTIVATIONID", "CUSTOMERID"]);
        const names = plain.map(({ name }) => name);
        assert.deepEqual(
          ["ACTIVATIONID", "CUSTOMERID", "POD_NAME"].filter((name) => names.includes(name)),
          [],
        );
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

describe("a sensor on Kubernetes with a Secret of its own, whatever its settings", () => {
  it("S23, X8: is registered with the ids in that Secret alone, where nobody sees them", async () => {
    const written = Object.values(ids).flatMap((id) => [id, Buffer.from(id).toString("base64")]);
    const holders = (resources: readonly { type: string; inputs: unknown }[]) =>
      resources
        .filter(({ inputs }) => written.some((id) => JSON.stringify(inputs).includes(id)))
        .map(({ type }) => type);
    await fc.assert(
      fc.asyncProperty(anySensor, fc.constantFrom("containerd", "cri-o"), async (sensor, runtime) => {
        const { all } = await registerSensor(sensor, { runtime });
        assert.deepEqual(holders(all.map(({ type, inputs }) => ({ type, inputs: revealed(inputs) }))), [secretType]);
        assert.deepEqual(holders(all.map(({ type, inputs }) => ({ type, inputs: plain(inputs) }))), []);
      }),
      { numRuns: 10 },
    );
  });
});
