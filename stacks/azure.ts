import * as operationalinsights from "@pulumi/azure-native/operationalinsights";
import * as resources from "@pulumi/azure-native/resources";
import type * as pulumi from "@pulumi/pulumi";
import type { AzureFoundation } from "../components/azure/foundation";
import { lock } from "../components/azure/lock";
import { AksHardenedCluster, type ExistingAksCluster, existingAksCluster } from "../components/hardened-cluster/aks";
import { AzureImageRegistry } from "../components/image-registry/azure";
import { reference } from "../components/image-registry/reference";
import { AzureObservability } from "../components/observability/azure";
import { clusterAlerts, imageAlert, podAlerts, vaultAlerts } from "../components/observability/azure/alerts";
import { sensorCharts, stackCharts } from "../components/observability/azure/workbook";
import { secretFor } from "../components/qualys-sensor/credentials";
import { destinations } from "../components/qualys-sensor/destinations";
import { publicHosts } from "../components/qualys-sensor/public-hosts";
import { KubernetesQualysSensor } from "../components/qualys-sensor/kubernetes";
import { AzureSecretVault } from "../components/secret-vault/azure";
import { AzureExistingVpc, AzureSecureVpc } from "../components/secure-vpc/azure";
import type { Settings } from "../settings";
import { azureEnvironments } from "../settings/azure-environments";
import { localDiskGiB } from "../settings/azure-local-disks";
import { hasZones } from "../settings/azure-locations";
import { azureMachines } from "../settings/machine-types";

type AzureSettings = Settings<"azure">;
type Outputs = Record<string, pulumi.Input<unknown>>;

/** Azure: the sensor on AKS, with its network, vault, image and alerts; or the sensor alone, on a cluster that exists. */
export default function deploy(settings: AzureSettings): Outputs | Promise<Outputs> {
  const { existing } = settings.cluster;
  return existing === undefined ? deployAll(settings) : deploySensor(settings, existing);
}

function deployAll(settings: AzureSettings): Outputs {
  const { name, kubernetes } = settings;
  const foundation = layFoundation(settings);

  const network = connect(`${name}-network`, settings, foundation);

  const cluster = new AksHardenedCluster(`${name}-cluster`, {
    foundation,
    network,
    settings: settings.cluster,
    ranges: kubernetes,
    zones: settings.network.zones,
    localDiskGiB: {
      sensor: localDiskGiB(settings.cluster.nodes.type) ?? 0,
      system: localDiskGiB(settings.cluster.systemNodes.type) ?? 0,
    },
    registryCertificates: settings.sensor.registryCertificates,
    runsScannedImages: settings.sensor.scanningPolicy !== "StaticScanningOnly",
    namesHosts: settings.sensor.publicHosts !== undefined,
  });

  const vault = new AzureSecretVault(`${name}-vault`, {
    foundation,
    access: network.services,
    activationId: settings.activationId,
    customerId: settings.customerId,
    dueOn: settings.credentials.dueOn,
    oidcIssuerUrl: cluster.oidcIssuerUrl,
  });

  const images = new AzureImageRegistry(`${name}-images`, {
    foundation,
    access: network.services,
    image: settings.image,
    kubeletPrincipalId: cluster.kubeletPrincipalId,
  });

  const sensor = new KubernetesQualysSensor(`${name}-sensor`, {
    cluster,
    credentials: vault.credentials,
    image: images.image,
    pullSecret: settings.image.pullSecret,
    podUrl: settings.podUrl,
    sensor: settings.sensor,
    maxNodes: settings.cluster.nodes.max,
    tags: settings.tags,
  });

  const alerts = new AzureObservability(`${name}-alerts`, {
    foundation,
    alerts: settings.alerts,
    logs: {
      id: foundation.workspace.id,
      type: "microsoft.operationalinsights/workspaces",
      alerts: [...vaultAlerts(vault.readerClientId), ...clusterAlerts, imageAlert],
      charts: [...sensorCharts, ...stackCharts],
    },
    metrics: { clusterId: cluster.clusterId, clusterName: cluster.clusterName, workspaceId: cluster.metrics.id },
    vaultId: vault.vaultId,
    keyVaultId: cluster.keyVaultId,
  });

  return {
    resourceGroup: foundation.resourceGroup.name,
    logWorkspace: foundation.workspace.name,
    cluster: cluster.clusterName,
    vault: vault.vaultName,
    image: images.image,
    namespace: sensor.namespace,
    nodes: sensor.nodes,
    workbook: alerts.workbookId,
  };
}

/** Somebody else's cluster keeps its own network, logs and encryption: it gets a namespace, and alerts if it can tell. */
async function deploySensor(
  settings: AzureSettings,
  existing: NonNullable<AzureSettings["cluster"]["existing"]>,
): Promise<Outputs> {
  const { name, image } = settings;
  const cluster = await existingAksCluster(`${name}-cluster`, {
    existing,
    environment: azureEnvironments[settings["azure-native:environment"]],
    nodeSelector: settings.sensor.placement.nodeSelector,
    isArm: azureMachines.isArm,
    namesHosts: settings.sensor.publicHosts !== undefined,
  });
  const sensor = new KubernetesQualysSensor(`${name}-sensor`, {
    cluster,
    credentials: secretFor(settings),
    image: reference(image.source, image),
    pullSecret: image.pullSecret,
    podUrl: settings.podUrl,
    sensor: settings.sensor,
    tags: settings.tags,
  });
  const alerts = cluster.hasInsights ? watchSensor(settings, cluster) : undefined;
  return {
    cluster: existing.name,
    namespace: sensor.namespace,
    nodes: sensor.nodes,
    ...(alerts && { workbook: alerts.workbookId }),
  };
}

/** The alerts ask the cluster, which knows where its logs are, and lie in a group of their own. */
function watchSensor(settings: AzureSettings, { clusterId, location }: ExistingAksCluster) {
  const { name, tags, alerts } = settings;
  return new AzureObservability(`${name}-alerts`, {
    foundation: { resourceGroup: createResourceGroup(settings), tags },
    alerts,
    logs: {
      id: clusterId,
      type: "microsoft.containerservice/managedclusters",
      location,
      alerts: [...podAlerts, imageAlert],
      charts: sensorCharts,
    },
  });
}

function createResourceGroup({ name, tags, protect, "azure-native:location": location }: AzureSettings) {
  return new resources.ResourceGroup(name, { location, tags }, { protect });
}

function layFoundation(settings: AzureSettings): AzureFoundation {
  const { name, tags, protect, logs } = settings;
  const resourceGroup = createResourceGroup(settings);
  const workspace = new operationalinsights.Workspace(
    `${name}-logs`,
    {
      resourceGroupName: resourceGroup.name,
      sku: { name: "PerGB2018" },
      retentionInDays: logs.retentionDays,
      // A32: its keys stay on, for Defender's sensor.
      features: { enableLogAccessUsingOnlyResourcePermissions: true },
      tags,
    },
    { protect },
  );
  if (protect) lock(`${name}-logs-lock`, workspace.id, {});
  return {
    resourceGroup,
    workspace,
    environment: azureEnvironments[settings["azure-native:environment"]],
    zonal: hasZones(settings["azure-native:location"]) ?? settings.network.zones > 0,
    tags,
    protect,
  };
}

function connect(
  name: string,
  { network, kubernetes, cluster, sensor, image, podUrl, logs }: AzureSettings,
  foundation: AzureFoundation,
) {
  const { existing } = network;
  const apiServerInside = cluster.api.vnetIntegration;
  if (existing !== undefined) return new AzureExistingVpc(name, { foundation, apiServerInside, existing });
  return new AzureSecureVpc(name, {
    foundation,
    network,
    apiServerInside,
    podCidr: kubernetes.podCidr,
    egress: destinations(sensor, cluster.proxy),
    hosts: publicHosts({ podUrl, sensor, image }),
    logRetentionDays: logs.retentionDays,
  });
}
