import { getSubnetworkOutput } from "@pulumi/gcp/compute";
import ipaddr from "ipaddr.js";
import * as pulumi from "@pulumi/pulumi";
import type { GkeNetwork } from "../../hardened-cluster/gke/network";
import type { GcpPlace, GcpProject } from "../../gcp/project";
import { grantHostRights, type SharedSubnetwork } from "./host-rights";

export interface ExistingGcpNetworkArgs {
  readonly project: GcpProject;
  /** Names, or `projects/…` links when a host project shares the network. */
  readonly network: string;
  readonly subnetwork: string;
  readonly podsRange: string;
  readonly servicesRange: string;
  /** Grant, in a project that shares the network, what Google's agents of this project need there. */
  readonly grantRights: boolean;
  readonly maxNodes: number;
}

/** A network that somebody else looks after: its firewall, NAT and DNS are theirs, so nodes get no tag for rules. */
export function existingGcpNetwork(name: string, args: ExistingGcpNetworkArgs): GkeNetwork {
  const { project, network, subnetwork, podsRange, servicesRange, grantRights } = args;
  const place = subnetworkOf(subnetwork, project);
  const granted = grantRights ? grantHostRights(name, project, place) : pulumi.output([]);
  const range = getSubnetworkOutput(place, { dependsOn: [...project.apis] }).apply((found) => {
    assertSuits(found, args);
    return found.ipCidrRange;
  });
  return {
    network: pulumi.output(network),
    // Taking the roles in makes whoever uses it wait for them.
    subnetwork: granted.apply(() => subnetwork),
    podsRange: pulumi.output(podsRange),
    servicesRange: pulumi.output(servicesRange),
    // Without a subnet of its own, the control plane's endpoint is among the nodes.
    controlPlaneRange: range,
    range,
    nodeTags: [],
  };
}

/** The look-up takes a whole URL for a link, and no `projects/…`. */
function subnetworkOf(link: string, { id, region }: GcpProject): SharedSubnetwork {
  const [, project = id, elsewhere = region, name = link] =
    /projects\/([^/]+)\/regions\/([^/]+)\/subnetworks\/([^/]+)$/.exec(link) ?? [];
  return { project, region: elsewhere, name };
}

interface Subnetwork {
  readonly region?: string;
  readonly privateIpGoogleAccess: boolean;
  readonly secondaryIpRanges: readonly { readonly rangeName: string; readonly ipCidrRange: string }[];
}

/** Nodes to spare, as settings have it for ranges of the stack's own. */
const spareNodes = 4;

/**
 * G17: what GKE would say when half of the stack is there, or nodes by not becoming ready.
 *
 * @throws Error that says what the subnetwork lacks
 */
export function assertSuits(
  { region, privateIpGoogleAccess, secondaryIpRanges }: Subnetwork,
  {
    project,
    subnetwork,
    podsRange,
    servicesRange,
    maxNodes,
  }: Omit<ExistingGcpNetworkArgs, "project" | "grantRights"> & { readonly project: GcpPlace },
): void {
  const refuse = (setting: string, reason: string) => new Error(`network.existing.${setting}: ${reason}`);
  if (region !== undefined && region !== project.region) {
    throw refuse("subnetwork", `${subnetwork} is in ${region}, and the cluster will be in ${project.region}.`);
  }
  if (!privateIpGoogleAccess) {
    throw refuse(
      "subnetwork",
      `nodes without public addresses reach no API of Google's from it. gcloud compute networks subnets update ${subnetwork} --region ${project.region} --enable-private-ip-google-access`,
    );
  }
  const rangeOf = (setting: string, name: string) => {
    const range = secondaryIpRanges.find(({ rangeName }) => rangeName === name)?.ipCidrRange;
    if (range !== undefined) return range;
    const names = secondaryIpRanges.map(({ rangeName }) => rangeName).join(", ") || "none";
    throw refuse(setting, `${subnetwork} has no secondary range ${name}. It has: ${names}.`);
  };
  const pods = rangeOf("podsRange", podsRange);
  rangeOf("servicesRange", servicesRange);
  const [, prefix] = ipaddr.IPv4.parseCIDR(pods);
  const most = 2 ** (24 - prefix);
  if (most < maxNodes + spareNodes) {
    throw refuse(
      "podsRange",
      `${podsRange}, ${pods}, has room for ${Math.floor(most)} nodes, a /24 each; ${maxNodes} and ${spareNodes} to spare may be there (cluster.nodes.max).`,
    );
  }
}
