import * as containerservice from "@pulumi/azure-native/containerservice";
import type { Settings } from "../../../settings";
import type { AzureEnvironment } from "../../../settings/azure-environments";
import type { KubernetesCluster } from "../../qualys-sensor/kubernetes-cluster";
import { kubernetesProvider } from "./access";
import { localDns } from "./addresses";

/** Where the API server of a private cluster can be; that of a public one is public HTTPS. */
const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/** A cluster that somebody else keeps, as the sensor sees it. */
export function existingAksCluster(
  name: string,
  existing: NonNullable<Settings<"azure">["cluster"]["existing"]>,
  environment: AzureEnvironment,
): KubernetesCluster {
  const { name: clusterName, resourceGroup: resourceGroupName } = existing;
  const cluster = containerservice.getManagedClusterOutput({ resourceName: clusterName, resourceGroupName });
  return {
    provider: kubernetesProvider(name, { resourceGroupName, clusterName, clusterId: cluster.id, environment }, {}),
    addresses: { apiServer: privateRanges, resolvers: [localDns], privateEndpoints: [] },
  };
}
