import type * as pulumi from "@pulumi/pulumi";

/** What a GKE cluster needs of a network. */
export interface GkeNetwork {
  readonly network: pulumi.Output<string>;
  readonly subnetwork: pulumi.Output<string>;
  /** Range that the network reaches the control plane's private endpoint from. */
  readonly range: pulumi.Input<string>;
  /** Names of the subnet's secondary ranges. */
  readonly podsRange: pulumi.Output<string>;
  readonly servicesRange: pulumi.Output<string>;
  /** Subnet of the control plane's private endpoint; without one, it goes among the nodes. */
  readonly controlPlaneSubnetwork?: pulumi.Output<string>;
  readonly controlPlaneRange: pulumi.Output<string>;
  /** Network tags that the network's firewall knows the nodes by. */
  readonly nodeTags: readonly string[];
}
