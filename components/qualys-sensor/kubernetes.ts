import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../settings";
import type { KubernetesCredentials } from "./credentials";
import type { KubernetesCluster } from "./kubernetes-cluster";
import * as identity from "./identity";

export interface KubernetesQualysSensorArgs {
  readonly cluster: KubernetesCluster;
  readonly credentials: KubernetesCredentials;
  /** Full reference of the image, pinned by digest where the registry knows it. */
  readonly image: pulumi.Input<string>;
  /** Name of a Secret in the sensor's namespace that unlocks the image's registry. */
  readonly pullSecret?: string;
  readonly podUrl: string;
  readonly sensor: Settings["sensor"];
  /** Most nodes the cluster can have: the namespace's quota is sized for them. */
  readonly maxNodes: number;
  readonly tags: Readonly<Record<string, string>>;
}

/** The registry sensor on every node of a Kubernetes cluster that it is placed on, in a namespace of its own. */
export class KubernetesQualysSensor extends pulumi.ComponentResource {
  readonly namespace: pulumi.Output<string>;
  readonly daemonSet: pulumi.Output<string>;

  constructor(name: string, _args: KubernetesQualysSensorArgs, opts?: pulumi.ComponentResourceOptions) {
    super("qualys:kubernetes:QualysSensor", name, {}, opts);
    this.namespace = pulumi.output(identity.namespace);
    this.daemonSet = pulumi.output(identity.namespace);
    this.registerOutputs({ namespace: this.namespace, daemonSet: this.daemonSet });
  }
}
