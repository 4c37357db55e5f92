import * as containerservice from "@pulumi/azure-native/containerservice";
import type { Settings } from "../../../settings";
import type { AzureEnvironment } from "../../../settings/azure-environments";
import type { KubernetesCluster } from "../../qualys-sensor/kubernetes-cluster";
import { assertNodesFit, type NodeKind } from "../../qualys-sensor/node-kinds";
import { kubernetesProvider } from "./access";
import { localDns } from "./addresses";

/** Where the API server of a private cluster can be; that of a public one is public HTTPS. */
const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

export interface ExistingAksClusterArgs {
  readonly existing: NonNullable<Settings<"azure">["cluster"]["existing"]>;
  readonly environment: AzureEnvironment;
  /** What the settings select nodes by. */
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly isArm: (machineType: string) => boolean;
  /** The sensor's network policy will name hosts. */
  readonly namesHosts: boolean;
}

export interface ExistingAksCluster extends KubernetesCluster {
  readonly clusterId: string;
  readonly location: string;
  /** A29: whether Container Insights collects what its pods do and say. */
  readonly hasInsights: boolean;
}

/** A cluster that somebody else keeps, as the sensor sees it. */
export async function existingAksCluster(name: string, args: ExistingAksClusterArgs): Promise<ExistingAksCluster> {
  const { existing, environment, nodeSelector, isArm, namesHosts } = args;
  const { name: clusterName, resourceGroup: resourceGroupName } = existing;
  const found = await containerservice.getManagedCluster({ resourceName: clusterName, resourceGroupName });
  assertNodesFit(clusterName, nodeKinds(found, isArm), nodeSelector);
  if (namesHosts) assertPoliciesByName(found);
  const clusterId = found.id;
  return {
    clusterId,
    location: found.location,
    hasInsights: hasContainerInsights(found),
    provider: kubernetesProvider(name, { resourceGroupName, clusterName, clusterId, environment }, {}),
    policiesByName: "cilium",
    addresses: { apiServer: privateRanges, resolvers: [localDns], privateEndpoints: [] },
  };
}

type AddOns = Pick<containerservice.GetManagedClusterResult, "addonProfiles">;

/** Azure writes the add-on's name as it was written when it was switched on. */
export function hasContainerInsights({ addonProfiles = {} }: AddOns): boolean {
  return Object.entries(addonProfiles).some(([name, { enabled }]) => /^omsagent$/i.test(name) && enabled);
}

type Policies = Pick<containerservice.GetManagedClusterResult, "name" | "networkProfile">;

export function assertPoliciesByName({ name, networkProfile }: Policies): void {
  const { enabled, advancedNetworkPolicies = "" } = networkProfile?.advancedNetworking?.security ?? {};
  if (enabled && ["FQDN", "L7"].includes(advancedNetworkPolicies)) return;
  throw new Error(
    `sensor.publicHosts: no network policy of ${name} can name hosts. Enable its Advanced Container Networking Services: ` +
      `az aks update --name ${name} --resource-group GROUP --enable-acns --acns-advanced-networkpolicies FQDN`,
  );
}

type Pools = Pick<containerservice.GetManagedClusterResult, "nodeProvisioningProfile"> & {
  readonly agentPoolProfiles?: readonly { readonly name: string; readonly osType?: string; readonly vmSize?: string }[];
};

export function nodeKinds(
  { agentPoolProfiles = [], nodeProvisioningProfile }: Pools,
  isArm: ExistingAksClusterArgs["isArm"],
): NodeKind[] {
  // Node auto-provisioning makes nodes that no pool shows.
  if (nodeProvisioningProfile?.mode === "Auto") return [];
  return agentPoolProfiles.map(({ name, osType, vmSize = "" }) => ({
    name,
    isWindows: osType === "Windows",
    isArm: isArm(vmSize),
  }));
}
