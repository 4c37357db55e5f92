import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

/** What the sensor needs of a Kubernetes cluster. EKS, AKS and GKE clusters satisfy it structurally. */
export interface KubernetesCluster {
  /** Talks to the cluster's API server; ready once the cluster has nodes and its network policies are enforced. */
  readonly provider: kubernetes.Provider;
  /** Addresses that the sensor's NetworkPolicy has to let through on this platform. */
  readonly addresses: ClusterAddresses;
}

export interface ClusterAddresses {
  /** Where pods find the API server: ranges, reached on 443 and 6443. */
  readonly apiServer: readonly pulumi.Input<string>[];
  /** Ranges of DNS resolvers that are not pods (node-local caches, the cloud's resolver), reached on 53 over UDP and TCP. */
  readonly resolvers: readonly string[];
  /** Ranges of the network's private endpoints, reached on 443. */
  readonly privateEndpoints: readonly pulumi.Input<string>[];
}
