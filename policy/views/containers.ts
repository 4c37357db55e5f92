import { isPart } from "../declared-objects";
import { resource, type Example } from "../examples";
import { list } from "../problems";
import type { Resource } from "../resource";
import type { Container, PodSpec, PodTemplate, Type } from "../types";
import { known } from "../unknown";
import { isObject } from "./json";
import type { Named, View } from "./view";

/** Where each kind of workload keeps the template of its pods; a pod is its own. */
const templatePaths = {
  "kubernetes:core/v1:Pod": [],
  "kubernetes:apps/v1:DaemonSet": ["spec", "template"],
  "kubernetes:apps/v1:Deployment": ["spec", "template"],
  "kubernetes:apps/v1:ReplicaSet": ["spec", "template"],
  "kubernetes:apps/v1:StatefulSet": ["spec", "template"],
  "kubernetes:batch/v1:Job": ["spec", "template"],
  "kubernetes:batch/v1:CronJob": ["spec", "jobTemplate", "spec", "template"],
  "kubernetes:core/v1:PodTemplate": ["template"],
  "kubernetes:core/v1:ReplicationController": ["spec", "template"],
} as const satisfies Partial<Record<Type, readonly string[]>>;

type Workload = keyof typeof templatePaths;
const workloads = Object.keys(templatePaths) as Workload[];

const containerLists = ["containers", "initContainers", "ephemeralContainers"] as const;

function templateOf({ type, properties }: Resource): PodTemplate | undefined {
  const path = templatePaths[type as Workload] as readonly string[] | undefined;
  const at = path?.reduce<unknown>(
    (inner, key) => (inner as Record<string, unknown> | null | undefined)?.[key],
    properties,
  );
  return isObject(at) ? at : undefined;
}

export function podOf(resource: Resource): PodSpec | undefined {
  const spec = templateOf(resource)?.spec;
  return isObject(spec) ? spec : undefined;
}

/** Under its newer or its older name. A pod that names none has the default one of its namespace. */
export const serviceAccountOf = (pod: PodSpec): string => pod.serviceAccountName || pod.serviceAccount || "default";

/** Every container of a pod: ordinary, init and ephemeral. */
export function containersOf(pod: PodSpec): readonly Named<Container>[] {
  const all: Named<Container>[] = [];
  for (const key of containerLists) {
    for (const item of list<Container>(pod[key])) {
      all.push({ name: `container ${known(item, "name") ?? "without a name"}`, item });
    }
  }
  return all;
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

function workload(type: Workload, template: PodTemplate): Example {
  const properties = [...templatePaths[type]].reverse().reduce<object>((inner, key) => ({ [key]: inner }), template);
  return [resource(type, "example", properties)];
}

/** A pod and what is written on it. */
export const podTemplates: View<PodTemplate> = {
  types: workloads,
  items(resource) {
    const template = templateOf(resource);
    return template ? [{ name: "", item: template }] : [];
  },
  spellings: (template) => workloads.map((type) => workload(type, template)),
};

export const pods: View<PodSpec> = {
  types: workloads,
  items(resource) {
    const pod = podOf(resource);
    return pod ? [{ name: "", item: pod }] : [];
  },
  spellings: (pod) => workloads.map((type) => workload(type, { spec: pod })),
};

export const containers: View<Container> = {
  types: workloads,
  items(resource) {
    const pod = podOf(resource);
    return pod ? containersOf(pod) : [];
  },
  spellings: (container) =>
    workloads.flatMap((type) => containerLists.map((key) => workload(type, { spec: { [key]: [container] } }))),
};

/** Kubernetes refuses Linux's settings where a pod says that it is for Windows, and nodes with Windows know none of them. */
export const isForLinux = (pod: PodSpec) =>
  known(known(pod, "os"), "name") !== "windows" && known(known(pod, "nodeSelector"), "kubernetes.io/os") !== "windows";

export const linuxContainers: View<Container> = {
  ...containers,
  items(resource) {
    const pod = podOf(resource);
    return pod && isForLinux(pod) ? containersOf(pod) : [];
  },
};
