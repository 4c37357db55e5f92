import type { SensorSettings } from "./sensor-arguments";

export interface Variable {
  readonly name: string;
  readonly value: string;
}

/**
 * The sensor's plain environment. The two ids are not in it: they come from a secret store by reference. Nor is
 * `POD_NAME`: to the sensor that is the name of a Qualys platform (X4).
 */
export function sensorEnvironment(podUrl: string, sensor: SensorSettings): Variable[] {
  return [{ name: "POD_URL", value: podUrl }, ...proxies(sensor)];
}

function proxies({ proxy, registryProxy }: SensorSettings): Variable[] {
  return [
    ...(proxy ? [{ name: "qualys_https_proxy", value: proxy.address }] : []),
    ...(registryProxy ? [{ name: "https_proxy", value: registryProxy.address }] : []),
  ];
}

/** How the sensor starts the pods of a dynamic scan. A static scan starts none. */
export function scanPodEnvironment({ scanningPolicy, scanPodLaunchMinutes, resources }: SensorSettings): Variable[] {
  if (scanningPolicy === "StaticScanningOnly") return [];
  const { scanPod } = resources;
  return [
    { name: "QUALYS_SCANNING_CONTAINER_LAUNCH_TIMEOUT", value: `${scanPodLaunchMinutes}` },
    { name: "QUALYS_SCANNING_CONTAINER_CPUREQUEST", value: scanPod.cpuRequest },
    { name: "QUALYS_SCANNING_CONTAINER_CPULIMIT", value: scanPod.cpuLimit },
    // Kubernetes quantities, whatever these two are called.
    { name: "QUALYS_SCANNING_CONTAINER_MEMORYREQUESTMB", value: scanPod.memoryRequest },
    { name: "QUALYS_SCANNING_CONTAINER_MEMORYLIMITMB", value: scanPod.memoryLimit },
  ];
}
