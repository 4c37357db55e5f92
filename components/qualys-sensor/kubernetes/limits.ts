import { LimitRange, ResourceQuota } from "@pulumi/kubernetes/core/v1";
import { PodDisruptionBudget } from "@pulumi/kubernetes/policy/v1";
import { PriorityClass } from "@pulumi/kubernetes/scheduling/v1";
import type { input } from "@pulumi/kubernetes/types";
import type * as pulumi from "@pulumi/pulumi";
import * as identity from "../identity";
import { cpuQuantity, mebibytes, memoryQuantity, millicpu } from "../quantities";
import type { SensorSettings } from "../sensor-arguments";
import { clusterWide, namespaced, podLabels, type Place } from "./place";

export function limitResources(place: Place, sensor: SensorSettings, maxNodes?: number): pulumi.Resource[] {
  const { name, parent } = place;
  return [
    new ResourceQuota(
      `${name}-quota`,
      { metadata: namespaced(place, identity.serviceAccount), spec: { hard: namespaceQuota(sensor, maxNodes) } },
      { parent },
    ),
    new LimitRange(
      `${name}-limits`,
      { metadata: namespaced(place, identity.serviceAccount), spec: { limits: [containerLimits(sensor)] } },
      { parent },
    ),
  ];
}

/**
 * What the namespace can take altogether. X14: never less than a sensor on every node takes. How many nodes somebody
 * else's cluster grows to is not known here, so there only each container has a limit.
 */
export function namespaceQuota(sensor: SensorSettings, maxNodes?: number): Record<string, string> {
  const pods = maxNodes === undefined ? {} : podQuota(sensor, maxNodes);
  return { ...pods, services: "0", ...claimQuota(sensor, maxNodes) };
}

function claimQuota({ persistence }: SensorSettings, maxNodes?: number): Record<string, string> {
  if (persistence !== "volume") return { persistentvolumeclaims: "0" };
  return maxNodes === undefined ? {} : { persistentvolumeclaims: `${2 * maxNodes}` };
}

/** Twice what the nodes there can be take, because an upgrade adds nodes for a while and pods that end still count. */
function podQuota(sensor: SensorSettings, maxNodes: number): Record<string, string> {
  const sensors = 2 * maxNodes;
  const scanPods = sensor.scanningPolicy === "StaticScanningOnly" ? 0 : sensors * sensor.threads;
  const total = (measure: (resources: Resources) => number) =>
    sensors * measure(sensor.resources.sensor) + scanPods * measure(sensor.resources.scanPod);
  return {
    pods: `${sensors + scanPods}`,
    "requests.cpu": cpuQuantity(total((each) => millicpu(each.cpuRequest))),
    "requests.memory": memoryQuantity(total((each) => mebibytes(each.memoryRequest))),
    "limits.cpu": cpuQuantity(total((each) => millicpu(each.cpuLimit))),
    "limits.memory": memoryQuantity(total((each) => mebibytes(each.memoryLimit))),
  };
}

type Resources = SensorSettings["resources"]["sensor"];

/** Defaults are for scan pods, which do not always name their own; the sensor names all of its. */
export function containerLimits({ resources: { sensor, scanPod } }: SensorSettings): input.core.v1.LimitRangeItem {
  return {
    type: "Container",
    default: { cpu: scanPod.cpuLimit, memory: scanPod.memoryLimit },
    defaultRequest: { cpu: scanPod.cpuRequest, memory: scanPod.memoryRequest },
    max: {
      cpu: cpuQuantity(Math.max(millicpu(sensor.cpuLimit), millicpu(scanPod.cpuLimit))),
      memory: memoryQuantity(Math.max(mebibytes(sensor.memoryLimit), mebibytes(scanPod.memoryLimit))),
    },
  };
}

/**
 * X13: not one of the system's own classes, which GKE refuses outside kube-system. The sensor comes before ordinary
 * pods in the queue, but evicts none: a node without a sensor harms nobody, because images are scanned from any node.
 */
export function createPriority(place: Place): PriorityClass {
  return new PriorityClass(
    `${place.name}-priority`,
    {
      metadata: clusterWide(place, identity.serviceAccount),
      value: 1_000_000,
      globalDefault: false,
      preemptionPolicy: "Never",
      description: "The Qualys registry sensor: before ordinary pods, without evicting any.",
    },
    { parent: place.parent },
  );
}

/**
 * X16: a drain passes DaemonSets by, so this does not slow down the upgrade of a node. It keeps whatever evicts pods
 * one by one (a descheduler, a vertical autoscaler) from taking the last sensor that works. The number is absolute
 * because Kubernetes can only count the pods of a DaemonSet, not say how many there should be.
 */
export function createDisruptionBudget(place: Place): PodDisruptionBudget {
  return new PodDisruptionBudget(
    `${place.name}-disruption-budget`,
    {
      metadata: namespaced(place, identity.serviceAccount),
      spec: { minAvailable: 1, selector: { matchLabels: podLabels }, unhealthyPodEvictionPolicy: "AlwaysAllow" },
    },
    { parent: place.parent },
  );
}
