import { ServiceIdentity } from "@pulumi/gcp/projects";
import * as pulumi from "@pulumi/pulumi";
import type { GcpProject } from "./project";

/*
 * The accounts that Google's services act with in a project. A service's own key needs a grant to its agent first.
 */

/** Agents that come to be when their API is turned on. */
export const computeAgent = (project: GcpProject) => wellKnown(project, "compute-system");
export const kubernetesAgent = (project: GcpProject) => wellKnown(project, "container-engine-robot");
/** Makes resources for other services: the machines of a managed instance group. */
export const googleApisAgent = ({ number }: GcpProject) =>
  pulumi.interpolate`serviceAccount:${number}@cloudservices.gserviceaccount.com`;

function wellKnown({ number }: GcpProject, domain: string): pulumi.Output<string> {
  return pulumi.interpolate`serviceAccount:service-${number}@${domain}.iam.gserviceaccount.com`;
}

/** Agents that only come to be when somebody asks for them. */
export function serviceAgent(
  name: string,
  service: "artifactregistry" | "pubsub" | "secretmanager",
  project: GcpProject,
  parent: pulumi.Resource,
): pulumi.Output<string> {
  const identity = new ServiceIdentity(
    `${name}-agent`,
    { service: `${service}.googleapis.com`, project: project.id },
    { parent, dependsOn: [...project.apis] },
  );
  return identity.member;
}
