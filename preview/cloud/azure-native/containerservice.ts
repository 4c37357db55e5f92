import type { ServiceAnswers } from "../answers";
import { clusterAuthority } from "../certificate";
import { armId, copied, random, uuidOf } from "../azure-names";

const managedClusters = "Microsoft.ContainerService/managedClusters";

export default {
  resources: {
    "azure-native:containerservice:ManagedCluster": random("resourceName", ({ dnsPrefix }, { urn, config }) => ({
      fqdn: `${String(dnsPrefix)}-0a1b2c3d.hcp.${config.region}.azmk8s.io`,
      oidcIssuerProfile: {
        enabled: true,
        issuerURL: `https://${config.region}.oic.prod-aks.azure.com/${config.tenantId}/${uuidOf(urn)}/`,
      },
    })),
    "azure-native:containerservice:AgentPool": copied("agentPoolName"),
    "azure-native:containerservice:MaintenanceConfiguration": copied("configName"),
  },
  invokes: {
    "azure-native:containerservice:getManagedCluster": (
      { resourceName, resourceGroupName },
      { subscriptionId, region },
    ) => ({
      id: armId(subscriptionId, resourceGroupName, managedClusters, resourceName),
      name: resourceName,
      location: region,
      agentPoolProfiles: [{ name: "default", osType: "Linux", vmSize: "Standard_D4ds_v5" }],
      // The cluster `shared` has Container Insights, no other that exists already.
      addonProfiles: { omsAgent: { enabled: resourceName === "shared" } },
    }),
    "azure-native:containerservice:listManagedClusterUserCredentials": ({ resourceName }, { region }) => ({
      kubeconfigs: [
        { name: "clusterUser", value: kubeconfig(`https://${String(resourceName)}.hcp.${region}.azmk8s.io:443`) },
      ],
    }),
  },
} satisfies ServiceAnswers;

/** As AKS answers it: base64 of YAML. */
function kubeconfig(server: string): string {
  const lines = [
    "apiVersion: v1",
    "clusters:",
    "- cluster:",
    `    certificate-authority-data: ${clusterAuthority}`,
    `    server: ${server}`,
  ];
  return Buffer.from(lines.join("\n")).toString("base64");
}
