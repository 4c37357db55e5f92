import assert from "node:assert/strict";
import type { output } from "@pulumi/kubernetes/types";
import type { SensorSettings } from "../../../../components/qualys-sensor/sensor-arguments";
import { register, Registered } from "../registered";
import { sensorWith } from "../sensors";

/** What the component registers with these settings. */
export async function registerSensor(changes: Partial<SensorSettings> = {}, config: Record<string, unknown> = {}) {
  const { all } = await register("kubernetes", { sensor: sensorWith(changes), delivery: "secret", ...config });
  return new SensorObjects(all);
}

/** The sensor's objects, and the parts of them that tests look at. */
export class SensorObjects extends Registered {
  get inCluster() {
    return this.all.filter(({ type }) => type.startsWith("kubernetes:"));
  }

  get namespace() {
    return this.inputs<output.core.v1.Namespace>("kubernetes:core/v1:Namespace");
  }

  get serviceAccount() {
    return this.inputs<output.core.v1.ServiceAccount>("kubernetes:core/v1:ServiceAccount");
  }

  get role() {
    return this.inputs<output.rbac.v1.Role>("kubernetes:rbac.authorization.k8s.io/v1:Role");
  }

  get clusterRole() {
    return this.inputs<output.rbac.v1.ClusterRole>("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole");
  }

  networkPolicy(nameEnd: string) {
    return this.inputs<output.networking.v1.NetworkPolicy>("kubernetes:networking.k8s.io/v1:NetworkPolicy", nameEnd);
  }

  get daemonSet() {
    return this.inputs<output.apps.v1.DaemonSet>("kubernetes:apps/v1:DaemonSet");
  }

  get template() {
    return this.daemonSet.spec.template;
  }

  get pod() {
    return this.template.spec;
  }

  get container() {
    const [container, ...others] = this.pod.containers;
    assert.ok(container !== undefined && others.length === 0);
    return container;
  }

  volume(name: string) {
    return this.pod.volumes.find((volume) => volume.name === name);
  }

  mount(name: string) {
    return this.container.volumeMounts.find((mount) => mount.name === name);
  }

  get providerClass() {
    return this.inputs<CustomObject>("kubernetes:secrets-store.csi.x-k8s.io/v1:SecretProviderClass");
  }

  get secretSync() {
    return this.inputs<CustomObject>("kubernetes:secret-sync.gke.io/v1:SecretSync");
  }
}

interface CustomObject {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly secretObjects?: { readonly secretName: string }[]; readonly forceSynchronization?: string };
}

export const secretType = "kubernetes:core/v1:Secret";
export const configMapType = "kubernetes:core/v1:ConfigMap";
