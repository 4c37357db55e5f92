import { resource } from "../examples";
import type { Resource } from "../resource";
import type { PropertiesOf, Type } from "../types";
import { known } from "../unknown";
import type { View } from "./view";

/** Kinds that live in a namespace. */
export const namespacedTypes = [
  "kubernetes:apps/v1:DaemonSet",
  "kubernetes:apps/v1:Deployment",
  "kubernetes:apps/v1:ReplicaSet",
  "kubernetes:apps/v1:StatefulSet",
  "kubernetes:batch/v1:CronJob",
  "kubernetes:batch/v1:Job",
  "kubernetes:core/v1:ConfigMap",
  "kubernetes:core/v1:LimitRange",
  "kubernetes:core/v1:Pod",
  "kubernetes:core/v1:PodTemplate",
  "kubernetes:core/v1:ReplicationController",
  "kubernetes:core/v1:ResourceQuota",
  "kubernetes:core/v1:Secret",
  "kubernetes:core/v1:Service",
  "kubernetes:core/v1:ServiceAccount",
  "kubernetes:networking.k8s.io/v1:Ingress",
  "kubernetes:networking.k8s.io/v1:NetworkPolicy",
  "kubernetes:policy/v1:PodDisruptionBudget",
  "kubernetes:rbac.authorization.k8s.io/v1:Role",
  "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding",
] as const satisfies readonly Type[];

export type Metadata = NonNullable<PropertiesOf<(typeof namespacedTypes)[number]>["metadata"]>;

/** What an object is called and where it lives, as far as that is known. */
export const metadataOf = ({ properties }: Resource) => known(properties, "metadata") as Metadata | undefined;

/** To look for an object by its name: `Stack.having`. */
export function namesOf(resource: Resource): readonly string[] {
  const name = known(metadataOf(resource), "name");
  return name === undefined ? [] : [name];
}

/** The metadata of every object that lives in a namespace. */
export const namespacedObjects: View<Metadata> = {
  types: namespacedTypes,
  items({ properties }) {
    const { metadata } = properties as { metadata?: Metadata };
    return [{ name: "", item: metadata ?? {} }];
  },
  spellings: (metadata) => namespacedTypes.map((type) => [resource(type, "example", { metadata })]),
};

/** An object that lives in a namespace, by its type. */
export interface NamespacedObject {
  readonly type: (typeof namespacedTypes)[number];
  readonly metadata: Metadata;
}

export const typedObjects: View<NamespacedObject> = {
  types: namespacedTypes,
  items(resource) {
    const type = resource.type as NamespacedObject["type"];
    return namespacedObjects.items(resource).map(({ name, item }) => ({ name, item: { type, metadata: item } }));
  },
  spellings: ({ type, metadata }) => [[resource(type, "example", { metadata })]],
};
