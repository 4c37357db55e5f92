import { DaemonSet } from "@pulumi/kubernetes/apps/v1";
import type * as pulumi from "@pulumi/pulumi";
import { fingerprint } from "../fingerprint";
import * as identity from "../identity";
import { certificateFiles } from "./certificates";
import { cleaningPod } from "./clean-up";
import { namespaced, podLabels, type Place } from "./place";
import { podSpec, type SensorPod } from "./pod";

/**
 * One sensor a node at most: two would share the host's identity and data. A pod counts once it has run for a
 * while, because a sensor that cannot reach Qualys or has wrong ids ends by itself, and that is all there is to see.
 */
export function runOnNodes(place: Place, pod: SensorPod, dependsOn: pulumi.Resource[]): DaemonSet {
  return new DaemonSet(
    `${place.name}-daemon-set`,
    {
      metadata: namespaced(place, identity.serviceAccount),
      spec: {
        selector: { matchLabels: podLabels },
        minReadySeconds: 15,
        updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "25%", maxSurge: 0 } },
        template: pod.sensor.cleanUp
          ? { metadata: { labels: podLabels }, spec: cleaningPod(pod) }
          : { metadata: podMetadata(pod), spec: podSpec(pod) },
      },
    },
    { parent: place.parent, dependsOn, customTimeouts: { create: "20m", update: "20m" } },
  );
}

/** Mounted certificates and ids are read once, at the start. When they change, so does the template. */
function podMetadata({ sensor, credentials, annotations }: SensorPod) {
  return {
    labels: { ...podLabels, ...credentials.labels },
    annotations: {
      ...annotations,
      "qualys-registry-sensor/credentials": credentials.version,
      "qualys-registry-sensor/certificates": fingerprint(certificateFiles(sensor)),
    },
  };
}
