import { SubnetworkIAMMember } from "@pulumi/gcp/compute";
import { IAMMember } from "@pulumi/gcp/projects";
import * as pulumi from "@pulumi/pulumi";
import type { GcpProject } from "../../gcp/project";
import { googleApisAgent, kubernetesAgent } from "../../gcp/service-agents";

/** A subnetwork that another project shares. */
export interface SharedSubnetwork {
  readonly project: string;
  readonly region: string;
  readonly name: string;
}

/**
 * G17: what Google's own accounts do for this project in the one that shares its network
 * (https://cloud.google.com/kubernetes-engine/docs/how-to/cluster-shared-vpc).
 *
 * @returns the roles, once they are granted
 */
export function grantHostRights(
  name: string,
  project: GcpProject,
  { project: host, region, name: subnetwork }: SharedSubnetwork,
): pulumi.Output<string[]> {
  const options = { dependsOn: [...project.apis] };
  const use = (what: string, member: pulumi.Input<string>) =>
    new SubnetworkIAMMember(
      `${name}-${what}`,
      { project: host, region, subnetwork, role: "roles/compute.networkUser", member },
      options,
    );
  return pulumi.all([
    // Firewall rules for the cluster are made by the host project's own GKE agent. It has no resource of its own to grant on.
    new IAMMember(
      `${name}-host-agent`,
      { project: host, role: "roles/container.hostServiceAgentUser", member: kubernetesAgent(project) },
      options,
    ).role,
    use("gke-agent", kubernetesAgent(project)).role,
    // Managed instance groups, which the nodes are of.
    use("google-apis", googleApisAgent(project)).role,
  ]);
}
