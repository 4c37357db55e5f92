import type { input } from "@pulumi/kubernetes/types";
import * as identity from "../identity";
import { folder, removal, removalCapabilities, rest } from "../removal";
import type { SensorSettings } from "../sensor-arguments";
import { podOnNode, type SensorPod } from "./pod";

/** A pod is ready when its node is clean, so that a deployment waits for it. */
export function cleaningPod(pod: SensorPod): input.core.v1.PodSpec {
  const { name, path } = folder;
  return {
    ...podOnNode(pod),
    automountServiceAccountToken: false,
    // `tail` ends on no signal.
    terminationGracePeriodSeconds: 1,
    initContainers: [{ ...container(pod, "clean-up", removal), volumeMounts: [{ name, mountPath: path }] }],
    containers: [container(pod, identity.cleanedNode, rest)],
    volumes: [{ name, hostPath: { path, type: "DirectoryOrCreate" } }],
  };
}

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

function securityContext({ seLinuxType }: SensorSettings): input.core.v1.SecurityContext {
  return {
    privileged: false,
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: removalCapabilities,
    ...(seLinuxType === undefined ? {} : { seLinuxOptions: { type: seLinuxType } }),
  };
}
