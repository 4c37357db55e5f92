import { isPart } from "../declared-objects";
import { resource, type Example } from "../examples";
import { list } from "../problems";
import type { Resource } from "../resource";
import type { Container, PodSpec, Type } from "../types";
import { known } from "../unknown";
import type { Named, View } from "./view";

/** Where each kind of workload keeps its pod. */
const podPaths = {
  "kubernetes:core/v1:Pod": ["spec"],
  "kubernetes:apps/v1:DaemonSet": ["spec", "template", "spec"],
  "kubernetes:apps/v1:Deployment": ["spec", "template", "spec"],
  "kubernetes:apps/v1:ReplicaSet": ["spec", "template", "spec"],
  "kubernetes:apps/v1:StatefulSet": ["spec", "template", "spec"],
  "kubernetes:batch/v1:Job": ["spec", "template", "spec"],
  "kubernetes:batch/v1:CronJob": ["spec", "jobTemplate", "spec", "template", "spec"],
  "kubernetes:core/v1:PodTemplate": ["template", "spec"],
  "kubernetes:core/v1:ReplicationController": ["spec", "template", "spec"],
} as const satisfies Partial<Record<Type, readonly string[]>>;

type Workload = keyof typeof podPaths;
const workloads = Object.keys(podPaths) as Workload[];

const containerLists = ["containers", "initContainers", "ephemeralContainers"] as const;

export function podOf({ type, properties }: Resource): PodSpec | undefined {
  const path = podPaths[type as Workload] as readonly string[] | undefined;
  const at = path?.reduce<unknown>(
    (inner, key) => (inner as Record<string, unknown> | null | undefined)?.[key],
    properties,
  );
  return at && typeof at === "object" ? at : undefined;
}

/** Every container of a pod: ordinary, init and ephemeral. */
export function containersOf(pod: PodSpec): readonly Named<Container>[] {
  return containerLists.flatMap((key) =>
    list<Container>(pod[key]).map((item) => ({ name: `container ${known(item, "name") ?? "without a name"}`, item })),
  );
}

/** And whatever else gets the pod's own settings: a patch need not name all containers. */
export function allContainersOf(pod: PodSpec): readonly Named<Container>[] {
  return isPart(pod) ? [...containersOf(pod), { name: "containers not named", item: {} }] : containersOf(pod);
}

type Context = NonNullable<PodSpec["securityContext"]> & NonNullable<Container["securityContext"]>;
type OfBoth = keyof NonNullable<PodSpec["securityContext"]> & keyof NonNullable<Container["securityContext"]>;

/** A container's own setting, or else the pod's. */
export function contextOf<Key extends OfBoth>(pod: PodSpec, container: Container, key: Key): Context[Key] | undefined {
  return container.securityContext?.[key] ?? pod.securityContext?.[key];
}

function workload(type: Workload, pod: PodSpec): Example {
  const properties = [...podPaths[type]].reverse().reduce<object>((inner, key) => ({ [key]: inner }), pod);
  return [resource(type, "example", properties)];
}

export const pods: View<PodSpec> = {
  types: workloads,
  items(resource) {
    const pod = podOf(resource);
    return pod ? [{ name: "", item: pod }] : [];
  },
  spellings: (pod) => workloads.map((type) => workload(type, pod)),
};

export const containers: View<Container> = {
  types: workloads,
  items(resource) {
    const pod = podOf(resource);
    return pod ? containersOf(pod) : [];
  },
  spellings: (container) =>
    workloads.flatMap((type) => containerLists.map((key) => workload(type, { [key]: [container] }))),
};
