import { isIPv4 } from "node:net";
import { getClusterOutput, type GetClusterResult } from "@pulumi/gcp/container";
import { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
import type { GcpProject } from "../../gcp/project";
import { assertNodesFit, type NodeKind } from "../../qualys-sensor/node-kinds";
import { gkeAddresses } from "./addresses";
import { kubeconfig, type ApiEndpoint } from "./kubeconfig";

export interface ExistingGkeClusterArgs {
  readonly project: GcpProject;
  readonly name: string;
  readonly location: string;
  readonly privateEndpoints: boolean;
  /** What the settings select nodes by. */
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly isArm: (machineType: string) => boolean;
  /** The sensor's network policy will name hosts. */
  readonly namesHosts: boolean;
  /** The sensor's ids come from Secret Manager. */
  readonly readsVault: boolean;
}

/** A cluster that somebody else looks after: the way to it, and what the sensor and its vault have to know of it. */
export function existingGkeCluster(name: string, args: ExistingGkeClusterArgs) {
  const { project, location, privateEndpoints } = args;
  const found = getClusterOutput({ name: args.name, location }, { dependsOn: [...project.apis] });
  const cluster = pulumi.all([found, project.number]).apply(([result, number]) => {
    const facts = factsOf(result, number);
    if (args.namesHosts) assertPoliciesByName(result);
    assertNodesFit(args.name, nodeKinds(result, args.isArm), args.nodeSelector);
    return facts;
  });
  return {
    name: pulumi.output(args.name),
    location,
    provider: new Provider(name, { kubeconfig: kubeconfig(cluster.endpoint) }),
    policiesByName: "gke" as const,
    addresses: gkeAddresses(cluster.apiServer, privateEndpoints),
    workloadPool: args.readsVault ? found.apply(workloadPoolOf) : undefined,
    imageReaders: cluster.nodes,
    signIn: cluster.signIn,
  };
}

interface ClusterFacts {
  readonly endpoint: ApiEndpoint;
  readonly apiServer: string;
  /** How `gcloud` gets credentials that lead to it. */
  readonly signIn: string;
  /** IAM members that the nodes are. */
  readonly nodes: readonly string[];
}

function factsOf(cluster: GetClusterResult, projectNumber: string): ClusterFacts {
  assertStandard(cluster);
  return {
    endpoint: endpointOf(cluster),
    apiServer: apiServerOf(cluster),
    signIn: byName(cluster) === undefined ? "" : " --dns-endpoint",
    nodes: nodeAccounts(cluster, projectNumber).map((account) => `serviceAccount:${account}`),
  };
}

export function assertStandard({ name, enableAutopilot }: Pick<GetClusterResult, "name" | "enableAutopilot">): void {
  if (enableAutopilot) throw refusal(name, "Autopilot lets no pod reach the container runtime of its node.");
}

const refusal = (name: string, reason: string) =>
  new Error(`cluster.existing: the sensor cannot run on ${name}: ${reason}`);

interface Features extends Pick<GetClusterResult, "name" | "location" | "project"> {
  readonly workloadIdentityConfigs: readonly { readonly workloadPool: string }[];
  readonly secretSyncConfigs: readonly { readonly enabled: boolean }[];
}

/**
 * The pool that the cluster's identities are of. Refuses a cluster on which the sensor's pods would wait for ever, and says
 * what it lacks.
 */
export function workloadPoolOf(cluster: Features): string {
  const { name, location, project } = cluster;
  const update = `gcloud container clusters update ${name} --location ${location}`;
  const workloadPool = cluster.workloadIdentityConfigs[0]?.workloadPool;

  if (!workloadPool)
    throw refusal(name, `it issues no workload identities. ${update} --workload-pool ${project}.svc.id.goog`);
  if (!cluster.secretSyncConfigs[0]?.enabled)
    throw refusal(name, `it copies no secrets from Secret Manager. ${update} --enable-secret-sync`);
  return workloadPool;
}

type Policies = Pick<GetClusterResult, "name" | "location" | "enableFqdnNetworkPolicy">;

export function assertPoliciesByName({ name, location, enableFqdnNetworkPolicy }: Policies): void {
  if (enableFqdnNetworkPolicy) return;
  throw new Error(
    `sensor.publicHosts: no network policy of ${name} can name hosts. ` +
      `gcloud container clusters update ${name} --location ${location} --enable-fqdn-network-policy`,
  );
}

interface Pools {
  readonly clusterAutoscalings: readonly { readonly enabled: boolean }[];
  readonly nodePools: readonly {
    readonly name: string;
    readonly nodeConfigs: readonly { readonly imageType: string; readonly machineType: string }[];
  }[];
}

export function nodeKinds(
  { nodePools, clusterAutoscalings }: Pools,
  isArm: ExistingGkeClusterArgs["isArm"],
): NodeKind[] {
  // Node auto-provisioning makes pools as pods ask for them.
  if (clusterAutoscalings[0]?.enabled) return [];
  return nodePools.map(({ name, nodeConfigs: [config] }) => ({
    name,
    isWindows: config?.imageType.startsWith("WINDOWS") ?? false,
    isArm: isArm(config?.machineType ?? ""),
  }));
}

function endpointOf(cluster: GetClusterResult): ApiEndpoint {
  const host = byName(cluster);
  return host === undefined
    ? { host: cluster.endpoint, certificateAuthority: cluster.masterAuths[0]?.clusterCaCertificate }
    : { host };
}

/** The name by which the API server answers from anywhere, if it does. */
function byName({ controlPlaneEndpointsConfigs }: GetClusterResult): string | undefined {
  const endpoint = controlPlaneEndpointsConfigs[0]?.dnsEndpointConfigs[0];
  return endpoint?.allowExternalTraffic ? endpoint.endpoint : undefined;
}

interface Addresses extends Pick<GetClusterResult, "name" | "endpoint"> {
  readonly privateClusterConfigs: readonly {
    readonly privateEndpoint?: string;
    readonly masterIpv4CidrBlock?: string;
  }[];
}

/**
 * G6: where pods find the API server, which their network policy has to name. With its addresses switched off, GKE says none:
 * an empty text, and not nothing.
 */
export function apiServerOf({ name, endpoint, privateClusterConfigs: [config] }: Addresses): string {
  const isAddress = (text = "") => isIPv4(text);
  if (isAddress(config?.privateEndpoint)) return `${config?.privateEndpoint}/32`;
  if (config?.masterIpv4CidrBlock) return config.masterIpv4CidrBlock;
  if (isAddress(endpoint)) return `${endpoint}/32`;
  throw refusal(
    name,
    "GKE does not say at which address its API server is, and the sensor's network policy has to. Deploy the stack kubernetes, with cluster.apiServerCidrs.",
  );
}

interface Identities {
  readonly nodePools: readonly { readonly nodeConfigs: readonly Identified[] }[];
  readonly clusterAutoscalings: readonly {
    readonly enabled: boolean;
    readonly autoProvisioningDefaults?: readonly Identified[];
  }[];
}

interface Identified {
  readonly serviceAccount?: string;
}

/** Each account once: every pool may have its own, and those that node auto-provisioning makes. */
export function nodeAccounts({ nodePools, clusterAutoscalings }: Identities, projectNumber: string): string[] {
  const provisioned = clusterAutoscalings.flatMap(({ enabled, autoProvisioningDefaults = [] }) =>
    enabled ? autoProvisioningDefaults : [],
  );
  const configs = [...nodePools.flatMap(({ nodeConfigs }) => nodeConfigs), ...provisioned];
  // Nodes without an account of their own run as the project's.
  const ofProject = `${projectNumber}-compute@developer.gserviceaccount.com`;
  const accounts = configs.map(({ serviceAccount = "" }) =>
    ["", "default"].includes(serviceAccount) ? ofProject : serviceAccount,
  );
  return [...new Set(accounts)];
}
