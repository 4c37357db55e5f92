import type { input } from "@pulumi/kubernetes/types";
import type * as pulumi from "@pulumi/pulumi";
import { linuxCapabilities } from "../capabilities";
import * as identity from "../identity";
import type { NodePlacement } from "../kubernetes-cluster";
import type { Runtime } from "../runtimes";
import { sensorArguments, type SensorSettings } from "../sensor-arguments";
import { scanPodEnvironment, sensorEnvironment } from "../sensor-environment";
import type { PodCredentials } from "./credentials";
import { sensorMounts, sensorVolumes } from "./volumes";

export interface SensorPod {
  readonly image: pulumi.Input<string>;
  readonly pullSecret?: string;
  readonly podUrl: string;
  readonly sensor: SensorSettings;
  readonly runtime: Runtime;
  /** Nodes that the cluster keeps for the sensor. */
  readonly placement?: NodePlacement;
  /** Class of volumes, where the cluster has no default one. */
  readonly storageClass?: pulumi.Input<string>;
  /** What the platform wants to read on the pod. */
  readonly annotations?: Readonly<Record<string, string>>;
  readonly credentials: PodCredentials;
}

export function podSpec(pod: SensorPod): input.core.v1.PodSpec {
  const { sensor, runtime, storageClass, credentials } = pod;
  return {
    ...podOnNode(pod),
    automountServiceAccountToken: true,
    terminationGracePeriodSeconds: 60,
    containers: [sensorContainer(pod)],
    volumes: [...sensorVolumes(sensor, runtime, storageClass), ...credentials.volumes],
  };
}

/** What a pod has in common with any other that takes its place on the same nodes. */
export function podOnNode(pod: SensorPod) {
  const { pullSecret } = pod;
  return {
    serviceAccountName: identity.serviceAccount,
    enableServiceLinks: false,
    priorityClassName: identity.serviceAccount,
    securityContext: { seccompProfile: { type: "RuntimeDefault" } },
    ...(pullSecret === undefined ? {} : { imagePullSecrets: [{ name: pullSecret }] }),
    ...nodePlacement(pod),
  };
}

/** The image exists for linux/amd64 only. */
function nodePlacement({ placement, sensor }: SensorPod) {
  return {
    nodeSelector: {
      "kubernetes.io/os": "linux",
      "kubernetes.io/arch": "amd64",
      ...placement?.nodeSelector,
      ...sensor.placement.nodeSelector,
    },
    tolerations: [...(placement?.tolerations ?? []), ...sensor.placement.tolerations],
    ...nodeAffinity(sensor.placement.nodeAffinity),
  };
}

function nodeAffinity(conditions: SensorSettings["placement"]["nodeAffinity"]) {
  if (conditions.length === 0) return {};
  const matchExpressions = conditions.map(({ key, operator, values }) =>
    values.length === 0 ? { key, operator } : { key, operator, values },
  );
  const terms = { nodeSelectorTerms: [{ matchExpressions }] };
  return { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: terms } } };
}

/** E19: without probes. The image offers nothing to ask, and a command that looks for its own name always finds itself. */
function sensorContainer({ image, podUrl, sensor, runtime, credentials }: SensorPod): input.core.v1.Container {
  return {
    name: identity.serviceAccount,
    image,
    imagePullPolicy: "IfNotPresent",
    args: sensorArguments(runtime, sensor),
    env: environment(podUrl, sensor, credentials),
    resources: resources(sensor),
    securityContext: securityContext(sensor),
    volumeMounts: [...sensorMounts(sensor, runtime), ...credentials.mounts],
  };
}

/** X4: by the names that the sensor reads. */
function environment(podUrl: string, sensor: SensorSettings, { secret }: PodCredentials): input.core.v1.EnvVar[] {
  return [
    fromSecret(secret, identity.secretKeys.activationId),
    fromSecret(secret, identity.secretKeys.customerId),
    ...sensorEnvironment(podUrl, sensor),
    ...scanPodEnvironment(sensor),
    // The proxy is for registries. `$(…)` is Kubernetes' own: the address of the API server's service.
    ...(sensor.registryProxy ? [{ name: "no_proxy", value: "$(KUBERNETES_SERVICE_HOST),.svc,.cluster.local" }] : []),
    fromField("QUALYS_POD_NAME", "metadata.name"),
    fromField("QUALYS_POD_NAMESPACE", "metadata.namespace"),
    fromField("QUALYS_SENSOR_HOST_IP", "status.hostIP"),
  ];
}

function fromSecret(secret: pulumi.Input<string>, key: string): input.core.v1.EnvVar {
  return { name: key, valueFrom: { secretKeyRef: { name: secret, key } } };
}

function fromField(name: string, fieldPath: string): input.core.v1.EnvVar {
  return { name, valueFrom: { fieldRef: { fieldPath } } };
}

/**
 * No disk is requested: the nodes' disks are sized for the sensor, and the limit only ends what runs away. It has to be
 * written as zero, because Kubernetes would take the limit for the request.
 */
function resources(sensor: SensorSettings): input.core.v1.ResourceRequirements {
  const { cpuRequest, cpuLimit, memoryRequest, memoryLimit } = sensor.resources.sensor;
  return {
    requests: { cpu: cpuRequest, memory: memoryRequest, "ephemeral-storage": "0" },
    limits: { cpu: cpuLimit, memory: memoryLimit, "ephemeral-storage": `${scratchGibibytes(sensor)}Gi` },
  };
}

/**
 * What scans write into the container's own layer, by Qualys' sizing for images of 4 GB: as much as the image for the
 * search for libraries, three times the image for a static scan that has no data volume to work in.
 */
export function scratchGibibytes({ threads, scans, persistence }: SensorSettings): number {
  const image = 4;
  const libraries = scans.softwareComposition ? image + 1 : 0;
  const layers = persistence === "none" ? 3 * image : 0;
  return Math.max(20, threads * (libraries + layers));
}

/** Root, because the runtime's socket is root's. No more privilege than the list says can be gained. */
function securityContext(sensor: SensorSettings): input.core.v1.SecurityContext {
  return {
    privileged: false,
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: sensor.readOnlyRootFilesystem,
    capabilities: linuxCapabilities(sensor.capabilities),
    ...(sensor.seLinuxType === undefined ? {} : { seLinuxOptions: { type: sensor.seLinuxType } }),
  };
}
