import type { Provider } from "@pulumi/kubernetes/provider";
import type * as pulumi from "@pulumi/pulumi";
import type { Runtime } from "./runtimes";

/** What the sensor needs of a Kubernetes cluster. EKS, AKS and GKE clusters satisfy it structurally. */
export interface KubernetesCluster {
  /** Talks to the cluster's API server; ready once the cluster has nodes and its network policies are enforced. */
  readonly provider: Provider;
  /** Addresses that the sensor's NetworkPolicy has to let through on this platform. */
  readonly addresses: ClusterAddresses;
  /** What runs the containers of its nodes; containerd, unless it says otherwise. */
  readonly runtime?: Runtime;
  /** N4: whether its network plugin is Cilium and its API server on a node, to which no address range leads there. */
  readonly hasCiliumNodes?: boolean;
  /** Whose policies can name hosts here, if any can. */
  readonly policiesByName?: "cilium" | "gke";
  /** Nodes that the cluster keeps for the sensor, if it does: what selects them and what they repel others with. */
  readonly placement?: NodePlacement;
  /** Class of volumes, where the cluster has no default one. */
  readonly storageClass?: pulumi.Input<string>;
  /** What the sensor's pods have to say to the platform. */
  readonly podAnnotations?: Readonly<Record<string, string>>;
}

export interface ClusterAddresses {
  /**
   * Where pods find the API server: ranges, reached on 443 and 6443. With the VPC CNI this includes the address of the
   * `kubernetes` service, because that CNI judges a packet before the service's address is translated.
   */
  readonly apiServer: readonly pulumi.Input<string>[];
  /** Ranges of DNS resolvers that are not pods (node-local caches, the cloud's resolver), reached on 53 over UDP and TCP. */
  readonly resolvers: readonly string[];
  /** Ranges of the network's private endpoints, reached on 443. */
  readonly privateEndpoints: readonly pulumi.Input<string>[];
}

export interface NodePlacement {
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly Toleration[];
}

export interface Toleration {
  readonly key: string;
  readonly operator: "Equal" | "Exists";
  readonly value?: string;
  readonly effect?: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
}
