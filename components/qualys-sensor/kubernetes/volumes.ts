import type { input } from "@pulumi/kubernetes/types";
import type * as pulumi from "@pulumi/pulumi";
import { agentIdentity, type HostMount, type Runtime, sensorData } from "../runtimes";
import type { SensorSettings } from "../sensor-arguments";
import { certificateMounts, certificateVolumes } from "./certificates";

/**
 * X2: only the configured runtime's socket. The mount of any other would keep the pod from starting. A volume is of the
 * class that the settings name, or of the cluster's.
 */
export function sensorVolumes(
  sensor: SensorSettings,
  runtime: Runtime,
  storageClass?: pulumi.Input<string>,
): input.core.v1.Volume[] {
  return [
    { name: "runtime-socket", hostPath: { path: runtime.socket.host, type: "Socket" } },
    { name: "image-store", hostPath: { path: runtime.imageStore.host, type: "Directory" } },
    ...storeConfiguration(runtime).map(({ host }) => ({
      name: "store-configuration",
      hostPath: { path: host, type: "File" },
    })),
    { name: "agent-identity", hostPath: { path: agentIdentity.host, type: "DirectoryOrCreate" } },
    ...dataVolume(sensor, storageClass).map((source) => ({ name: "sensor-data", ...source })),
    ...certificateVolumes(sensor),
    ...scratchFolders(sensor).map(({ name }) => ({ name, emptyDir: {} })),
  ];
}

function storeConfiguration({ storeConfiguration }: Runtime): HostMount[] {
  return storeConfiguration === undefined ? [] : [storeConfiguration];
}

/** A claim of one's own for each pod: one for all of them could be mounted on a single node only. */
function dataVolume(
  { persistence, volume }: SensorSettings,
  storageClass?: pulumi.Input<string>,
): Omit<input.core.v1.Volume, "name">[] {
  switch (persistence) {
    case "host":
      return [{ hostPath: { path: sensorData.host, type: "DirectoryOrCreate" } }];
    case "volume":
      return [{ ephemeral: { volumeClaimTemplate: { spec: claim({ storageClass, ...volume }) } } }];
    case "none":
      return [];
  }
}

interface Volume {
  readonly size: string;
  readonly storageClass?: pulumi.Input<string>;
}

function claim({ size, storageClass }: Volume): input.core.v1.PersistentVolumeClaimSpec {
  return {
    accessModes: ["ReadWriteOnce"],
    ...(storageClass === undefined ? {} : { storageClassName: storageClass }),
    resources: { requests: { storage: size } },
  };
}

export function sensorMounts(sensor: SensorSettings, runtime: Runtime): input.core.v1.VolumeMount[] {
  return [
    // X15: read-only keeps the file in place. It does not restrict what is asked through the socket.
    { name: "runtime-socket", mountPath: runtime.socket.container, readOnly: true },
    { name: "image-store", mountPath: runtime.imageStore.container, readOnly: true },
    ...storeConfiguration(runtime).map(({ container }) => ({
      name: "store-configuration",
      mountPath: container,
      readOnly: true,
    })),
    // Before the folder inside it.
    ...dataVolume(sensor).map(() => ({ name: "sensor-data", mountPath: sensorData.container })),
    { name: "agent-identity", mountPath: agentIdentity.container },
    ...certificateMounts(sensor),
    ...scratchFolders(sensor).map(({ name, path }) => ({ name, mountPath: path })),
  ];
}

/** What the sensor writes besides its data, once its own root is read-only. */
function scratchFolders({ readOnlyRootFilesystem }: SensorSettings) {
  return readOnlyRootFilesystem
    ? [
        { name: "tmp", path: "/tmp" },
        { name: "cache", path: "/root/.cache" },
      ]
    : [];
}
