import type { input } from "@pulumi/kubernetes/types";
import type * as pulumi from "@pulumi/pulumi";
import * as identity from "../identity";

/** Where the sensor's objects are registered, and what they have in common. */
export interface Place {
  /** Prefix of the logical names. */
  readonly name: string;
  readonly parent: pulumi.Resource;
  readonly namespace: pulumi.Input<string>;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * The name of an object, for others to refer to: it waits for the object and is known all the same in the preview of a
 * cluster that is still to be made, whose provider answers nothing yet.
 */
export function nameOf(object: pulumi.Resource, name: string): pulumi.Output<string> {
  return object.urn.apply(() => name);
}

/** Selects the sensor's pods, and not the pods that it starts for dynamic scans. */
export const podLabels = { "app.kubernetes.io/name": identity.serviceAccount };

const labels = {
  ...podLabels,
  "app.kubernetes.io/component": "registry-sensor",
  "app.kubernetes.io/part-of": "qualys-container-security",
  "app.kubernetes.io/managed-by": "pulumi",
};

/** For an object in the sensor's namespace. */
export function namespaced(place: Place, name: pulumi.Input<string>): input.meta.v1.ObjectMeta {
  return { ...clusterWide(place, name), namespace: place.namespace };
}

/** For an object outside any namespace. */
export function clusterWide({ tags }: Pick<Place, "tags">, name: pulumi.Input<string>): input.meta.v1.ObjectMeta {
  const split = splitTags(tags);
  // The API server drops an empty map, and every other preview would show that as a change.
  const annotations = Object.keys(split.annotations).length > 0 ? { annotations: split.annotations } : {};
  return { name, labels: { ...split.labels, ...labels }, ...annotations };
}

/** Tags become labels where Kubernetes takes them as labels, and annotations where it does not. */
export function splitTags(tags: Readonly<Record<string, string>>) {
  const entries = Object.entries(tags);
  const fits = ([key, value]: [string, string]) => labelPart.test(key) && (value === "" || labelPart.test(value));
  return {
    labels: Object.fromEntries(entries.filter(fits)),
    annotations: Object.fromEntries(
      entries.filter((entry) => !fits(entry)).map(([key, value]) => [annotationKey(key), value]),
    ),
  };
}

const labelPart = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;

/** Clouds allow characters in a tag's key that Kubernetes allows nowhere. */
function annotationKey(tag: string): string {
  const name = tag.replace(/[^A-Za-z0-9._-]/g, "-").slice(0, 63);
  return `tag/${name.replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, "")}`;
}
