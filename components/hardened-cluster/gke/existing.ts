import { getClusterOutput, type GetClusterResult } from "@pulumi/gcp/container";
import { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
import type { GcpProject } from "../../gcp/project";
import { gkeAddresses } from "./addresses";
import { kubeconfig, type ApiEndpoint } from "./kubeconfig";

export interface ExistingGkeClusterArgs {
  readonly project: GcpProject;
  readonly name: string;
  readonly location: string;
  readonly privateEndpoints: boolean;
}

/** A cluster that somebody else looks after: the way to it, and what the sensor and its secrets have to know of it. */
export function existingGkeCluster(name: string, args: ExistingGkeClusterArgs) {
  const { project, location, privateEndpoints } = args;
  const look = getClusterOutput({ name: args.name, location }, { dependsOn: [...project.apis] });
  const cluster = look.apply((found) => fitForSensor(args.name, found));
  const privateEndpoint = cluster.apply(({ privateClusterConfigs: [config] }) => `${config!.privateEndpoint}/32`);
  const account = cluster.apply(({ nodePools: [pool] }) => pool?.nodeConfigs[0]?.serviceAccount ?? "default");
  return {
    name: pulumi.output(args.name),
    location,
    provider: new Provider(name, { kubeconfig: kubeconfig(cluster.apply(endpointOf)) }),
    addresses: gkeAddresses(privateEndpoint, privateEndpoints),
    workloadPool: cluster.apply(({ workloadIdentityConfigs: [config] }) => config!.workloadPool),
    imageReaders: [pulumi.interpolate`serviceAccount:${accountEmail(account, project)}`],
  };
}

/** Says what is missing now: without it the sensor's pods would wait for ever. */
function fitForSensor(name: string, found: GetClusterResult): GetClusterResult {
  const refuse = (reason: string) => new Error(`cluster.existing: the sensor cannot run on ${name}: ${reason}`);
  const update = `gcloud container clusters update ${name} --location ${found.location}`;
  if (found.enableAutopilot) throw refuse("Autopilot lets no pod reach its node's container runtime.");
  if (!found.workloadIdentityConfigs[0]?.workloadPool)
    throw refuse(`it issues no workload identities. ${update} --workload-pool ${found.project}.svc.id.goog`);
  if (!found.secretSyncConfigs[0]?.enabled)
    throw refuse(`it does not copy secrets from Secret Manager. ${update} --enable-secret-sync`);
  return found;
}

function endpointOf(cluster: GetClusterResult): ApiEndpoint {
  const byName = cluster.controlPlaneEndpointsConfigs[0]?.dnsEndpointConfigs[0];
  return byName?.allowExternalTraffic
    ? { host: byName.endpoint }
    : { host: cluster.endpoint, certificateAuthority: cluster.masterAuths[0]?.clusterCaCertificate };
}

/** Pools without an account of their own run as the project's. */
function accountEmail(account: pulumi.Output<string>, { number }: GcpProject): pulumi.Output<string> {
  return pulumi
    .all([account, number])
    .apply(([email, project]) => (email === "default" ? `${project}-compute@developer.gserviceaccount.com` : email));
}
