import * as pulumi from "@pulumi/pulumi";
import type { KubernetesCredentials } from "../credentials";
import * as identity from "../identity";
import type { KubernetesCluster } from "../kubernetes-cluster";
import { assertBorne } from "../node-kinds";
import { containerd } from "../runtimes";
import type { SensorSettings } from "../sensor-arguments";
import { grantAccess } from "./access";
import { storeCertificates } from "./certificates";
import { deliverCredentials, podCredentials } from "./credentials";
import { runOnNodes } from "./daemon-set";
import { createDisruptionBudget, createPriority, limitResources } from "./limits";
import { createNamespace, createServiceAccount, disarmDefaultServiceAccount } from "./namespace";
import { fence } from "./network-policy";
import { nameOf, type Place } from "./place";

export interface KubernetesQualysSensorArgs {
  readonly cluster: KubernetesCluster;
  readonly credentials: KubernetesCredentials;
  /** Full reference of the image, pinned by digest where the registry knows it. */
  readonly image: pulumi.Input<string>;
  /** Name of a Secret in the sensor's namespace that unlocks the image's registry. */
  readonly pullSecret?: string;
  readonly podUrl: string;
  readonly sensor: SensorSettings;
  /** Most nodes that the sensor can be placed on, if that is known: the namespace's quota is sized for them. */
  readonly maxNodes?: number;
  readonly tags: Readonly<Record<string, string>>;
}

/** The registry sensor on every node of a Kubernetes cluster that it is placed on, in a namespace of its own. */
export class KubernetesQualysSensor extends pulumi.ComponentResource {
  readonly namespace: pulumi.Output<string>;
  readonly daemonSet: pulumi.Output<string>;
  /** How many nodes had to bear a sensor when it was deployed. */
  readonly nodes: pulumi.Output<number>;

  constructor(name: string, args: KubernetesQualysSensorArgs, opts?: pulumi.ComponentResourceOptions) {
    super("qualys:kubernetes:QualysSensor", name, {}, { ...opts, providers: [args.cluster.provider] });
    const { cluster, credentials, sensor, tags } = args;

    const namespace = createNamespace({ name, parent: this, tags });
    this.namespace = nameOf(namespace, identity.namespace);
    const place: Place = { name, parent: this, namespace: this.namespace, tags };

    const annotations = credentials.delivery === "csi" ? credentials.serviceAccountAnnotations : {};
    const before = [
      createServiceAccount(place, annotations),
      disarmDefaultServiceAccount(place),
      ...grantAccess(place, sensor.rbac),
      ...fence(place, cluster, args),
      ...limitResources(place, sensor, args.maxNodes),
      createPriority(place),
      createDisruptionBudget(place),
      ...storeCertificates(place, sensor),
      ...deliverCredentials(place, credentials),
    ];
    const { placement, storageClass, podAnnotations, runtime = containerd } = cluster;
    const pod = {
      ...args,
      placement,
      storageClass,
      annotations: podAnnotations,
      runtime,
      credentials: podCredentials(credentials),
    };
    const daemonSet = runOnNodes(place, pod, before);
    this.daemonSet = nameOf(daemonSet, identity.serviceAccount);
    const { nodeSelector } = sensor.placement;
    // Known once it is deployed.
    this.nodes = daemonSet.status.apply((status) => assertBorne(status.desiredNumberScheduled, nodeSelector));

    this.registerOutputs({ namespace: this.namespace, daemonSet: this.daemonSet, nodes: this.nodes });
  }
}
