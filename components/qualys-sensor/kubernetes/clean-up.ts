import type { input } from "@pulumi/kubernetes/types";
import * as identity from "../identity";
import { agentIdentity, hostFolder, sensorData } from "../runtimes";
import type { SensorSettings } from "../sensor-arguments";
import { podOnNode, type SensorPod } from "./pod";

/**
 * S31: takes the place of the sensor on each node and removes what it kept there. `rm` and `tail` are the image's own: no
 * other image is sure to be let into the cluster. A pod is ready when its node is clean, so that a deployment waits for it.
 */
export function cleaningPod(pod: SensorPod): input.core.v1.PodSpec {
  return {
    ...podOnNode(pod),
    automountServiceAccountToken: false,
    // `tail` ends on no signal.
    terminationGracePeriodSeconds: 1,
    initContainers: [{ ...container(pod, "clean-up", removal), volumeMounts: [{ name, mountPath: hostFolder }] }],
    containers: [container(pod, identity.cleanedNode, ["tail", "-f", "/dev/null"])],
    volumes: [{ name, hostPath: { path: hostFolder, type: "DirectoryOrCreate" } }],
  };
}

const name = "sensor-folder";

export const removal = ["rm", "-rf", agentIdentity.host, sensorData.host];

function container({ image, sensor }: SensorPod, name: string, command: string[]): input.core.v1.Container {
  return {
    name,
    image,
    imagePullPolicy: "IfNotPresent",
    command,
    resources: { requests: { cpu: "10m", memory: "32Mi" }, limits: { cpu: "250m", memory: "64Mi" } },
    securityContext: securityContext(sensor),
  };
}

/** The sensor's files are root's, and some of its folders let nobody in (S8), which DAC_OVERRIDE passes over. */
function securityContext({ seLinuxType }: SensorSettings): input.core.v1.SecurityContext {
  return {
    privileged: false,
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ["ALL"], add: ["DAC_OVERRIDE"] },
    ...(seLinuxType === undefined ? {} : { seLinuxOptions: { type: seLinuxType } }),
  };
}
