import { getSubnetworkOutput } from "@pulumi/gcp/compute";
import * as pulumi from "@pulumi/pulumi";
import type { GkeNetwork } from "../../hardened-cluster/gke/network";
import type { GcpProject } from "../../gcp/project";

export interface ExistingGcpNetworkArgs {
  readonly project: GcpProject;
  /** Names, or `projects/…` links when a host project shares the network. */
  readonly network: string;
  readonly subnetwork: string;
  readonly podsRange: string;
  readonly servicesRange: string;
}

/** A network that somebody else looks after: its firewall, NAT and DNS are theirs, so nodes get no tag for rules. */
export function existingGcpNetwork(args: ExistingGcpNetworkArgs): GkeNetwork {
  const { project, network, subnetwork, podsRange, servicesRange } = args;
  const found = getSubnetworkOutput(
    subnetwork.includes("/") ? { selfLink: subnetwork } : { name: subnetwork, region: project.region },
    { dependsOn: [...project.apis] },
  );
  return {
    network: pulumi.output(network),
    subnetwork: pulumi.output(subnetwork),
    podsRange: pulumi.output(podsRange),
    servicesRange: pulumi.output(servicesRange),
    // Without a subnet of its own, the control plane's endpoint is among the nodes.
    controlPlaneRange: found.ipCidrRange,
    nodeTags: [],
  };
}
