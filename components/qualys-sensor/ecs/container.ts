import type * as pulumi from "@pulumi/pulumi";
import { linuxCapabilities } from "../capabilities";
import { proxyAuthorities } from "../proxies";
import { secretKeys } from "../identity";
import { mebibytes, millicpu } from "../quantities";
import {
  agentIdentity,
  docker,
  type HostMount,
  proxyCertificates,
  registryCertificates,
  sensorData,
} from "../runtimes";
import { sensorArguments, type SensorSettings } from "../sensor-arguments";
import { sensorEnvironment } from "../sensor-environment";

export interface EcsContainer {
  readonly image: pulumi.Input<string>;
  /** ARN of a Secrets Manager secret that unlocks a private registry other than ECR. */
  readonly pullSecret?: string;
  readonly podUrl: string;
  readonly sensor: SensorSettings;
  /** What `valueFrom` takes: the ARN of a secret, with its version. */
  readonly activationId: pulumi.Input<string>;
  readonly customerId: pulumi.Input<string>;
  readonly log: { readonly group: pulumi.Input<string>; readonly region: pulumi.Input<string> };
}

/**
 * The sensor as a container of a task. E6: not privileged, in its own network. E19: without a health check, because the
 * image offers nothing to ask, and a command that looks for its own name always finds itself.
 *
 * `no-new-privileges` would be a `dockerSecurityOptions`, which ECS accepts only on instances that registered with
 * SELinux or AppArmor. The sensor is root with a fixed list of capabilities, so it has nothing to gain from a setuid file.
 */
export function containerDefinition(container: EcsContainer) {
  const { image, pullSecret, podUrl, sensor, log } = container;
  return {
    name: "qualys-sensor",
    image,
    essential: true,
    ...(pullSecret === undefined ? {} : { repositoryCredentials: { credentialsParameter: pullSecret } }),
    ...memory(sensor),
    // E2: without a command the image is a general sensor.
    command: sensorArguments(docker, sensor),
    environment: sensorEnvironment(podUrl, sensor),
    secrets: [
      { name: secretKeys.activationId, valueFrom: container.activationId },
      { name: secretKeys.customerId, valueFrom: container.customerId },
    ],
    privileged: false,
    readonlyRootFilesystem: sensor.readOnlyRootFilesystem,
    linuxParameters: { capabilities: linuxCapabilities(sensor.capabilities), ...scratchFolders(sensor) },
    mountPoints: hostMounts(sensor).map(({ name, container, readOnly }) => ({
      sourceVolume: name,
      containerPath: container,
      readOnly,
    })),
    stopTimeout: 60,
    logConfiguration: logConfiguration(log),
  };
}

export function logConfiguration({ group, region }: EcsContainer["log"]) {
  return {
    logDriver: "awslogs",
    options: {
      "awslogs-group": group,
      "awslogs-region": region,
      "awslogs-stream-prefix": "sensor",
      // A scan does not wait for CloudWatch.
      mode: "non-blocking",
      "max-buffer-size": "25m",
    },
  };
}

/** E1: ECS takes no task that says nothing about its memory. */
function memory({ resources: { sensor } }: SensorSettings) {
  return {
    cpu: cpuUnits(sensor.cpuRequest),
    memory: mebibytes(sensor.memoryLimit),
    memoryReservation: mebibytes(sensor.memoryRequest),
  };
}

/** What the whole task may use. */
export function taskSize({ resources: { sensor } }: SensorSettings) {
  return { cpu: `${cpuUnits(sensor.cpuLimit)}`, memory: `${mebibytes(sensor.memoryLimit)}` };
}

/** 1024 to a CPU. */
function cpuUnits(quantity: string): number {
  return Math.round((millicpu(quantity) * 1024) / 1000);
}

interface NamedMount extends HostMount {
  readonly name: string;
  readonly readOnly: boolean;
}

/** The agent makes folders that are missing. It makes a folder of a missing file, too. */
export function hostMounts(sensor: SensorSettings): NamedMount[] {
  return [
    // X15: read-only keeps the file in place. It does not restrict what is asked through the socket.
    { name: "runtime-socket", ...docker.socket, readOnly: true },
    { name: "image-store", ...docker.imageStore, readOnly: true },
    ...(sensor.persistence === "host" ? [{ name: "sensor-data", ...sensorData, readOnly: false }] : []),
    { name: "agent-identity", ...agentIdentity, readOnly: false },
    ...(proxyAuthorities(sensor) === undefined
      ? []
      : [{ name: "proxy-certificates", ...proxyCertificates, readOnly: true }]),
    ...(Object.keys(sensor.registryCertificates).length === 0
      ? []
      : [{ name: "registry-certificates", ...sameAsDocker, readOnly: true }]),
  ];
}

/** Docker pulls with the certificates of the host; the sensor lists with the same. */
const sameAsDocker: HostMount = { host: registryCertificates.docker, container: registryCertificates.docker };

/** What the sensor writes besides its data, once its own root is read-only. */
function scratchFolders({ readOnlyRootFilesystem }: SensorSettings) {
  const folders = ["/tmp", "/root/.cache"];
  return readOnlyRootFilesystem ? { tmpfs: folders.map((containerPath) => ({ containerPath, size: 512 })) } : {};
}
