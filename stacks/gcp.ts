import * as pulumi from "@pulumi/pulumi";
import { prepareProject, type GcpProject } from "../components/gcp/project";
import { GkeHardenedCluster } from "../components/hardened-cluster/gke";
import { existingGkeCluster } from "../components/hardened-cluster/gke/existing";
import type { GkeNetwork } from "../components/hardened-cluster/gke/network";
import { GcpImageRegistry } from "../components/image-registry/gcp";
import { GcpObservability } from "../components/observability/gcp";
import { secretFor } from "../components/qualys-sensor/credentials";
import { destinations } from "../components/qualys-sensor/destinations";
import * as identity from "../components/qualys-sensor/identity";
import { KubernetesQualysSensor } from "../components/qualys-sensor/kubernetes";
import { GcpSecretVault } from "../components/secret-vault/gcp";
import { GcpSecureVpc } from "../components/secure-vpc/gcp";
import { existingGcpNetwork } from "../components/secure-vpc/gcp/existing";
import type { Settings } from "../settings";
import { gcpMachines } from "../settings/machine-types";

/** The sensor on GKE: private nodes in a VPC of their own, the ids in Secret Manager, one image and no other. */
export default function deploy(settings: Settings<"gcp">): Record<string, pulumi.Input<unknown>> {
  const { name, protect, tags, sensor, image } = settings;
  const project = prepareProject(name, { id: settings["gcp:project"], region: settings["gcp:region"] });
  const { cluster, ownCluster, ownNetwork } = platform(settings, project);

  const vault = cluster.workloadPool && secretVault(settings, project, cluster.workloadPool);

  const images = new GcpImageRegistry(`${name}-images`, {
    project,
    image,
    readers: cluster.imageReaders,
    admission:
      image.admission.policy === "own" && ownCluster
        ? {
            ...image.admission,
            cluster: ownCluster.name,
            runsScannedImages: sensor.scanningPolicy !== "StaticScanningOnly",
          }
        : undefined,
    protect,
    tags,
  });

  const qualys = new KubernetesQualysSensor(
    `${name}-sensor`,
    {
      cluster,
      credentials: vault ? { delivery: "sync", vault: vault.objects } : secretFor(settings),
      image: images.image,
      pullSecret: image.pullSecret,
      podUrl: settings.podUrl,
      sensor,
      maxNodes: ownCluster && settings.cluster.nodes.max,
      tags,
    },
    { dependsOn: vault ? [vault, images] : images },
  );

  const alerts = new GcpObservability(`${name}-alerts`, {
    project,
    subject: {
      cluster: cluster.name,
      namespace: identity.namespace,
      ids: vault && {
        secrets: [vault.activationId.secretId, vault.customerId.secretId],
        reader: vault.readerInLogs,
        dueNotices: vault.dueNotices,
      },
      keys: `${name}-`,
      network: ownNetwork,
      announcements: ownCluster?.announcements,
    },
    retentionDays: settings.logs.retentionDays,
    email: settings.alerts.email,
    notificationChannel: settings.alerts.target?.notificationChannel,
    protect,
    tags,
  });

  return {
    cluster: cluster.name,
    connect: pulumi.interpolate`gcloud container clusters get-credentials ${cluster.name} --project ${project.id} --location ${cluster.location}${cluster.signIn}`,
    ...(ownNetwork && { egressAddress: ownNetwork.egressAddress }),
    ...(vault && { secrets: { activationId: vault.activationId.secretId, customerId: vault.customerId.secretId } }),
    image: images.image,
    ...(images.signing && { signImage: images.signing }),
    namespace: qualys.namespace,
    daemonSet: qualys.daemonSet,
    nodes: qualys.nodes,
    logBucket: alerts.logBucket,
    dashboard: alerts.dashboard,
  };
}

function secretVault(
  { name, activationId, customerId, credentials, logs, protect, tags }: Settings<"gcp">,
  project: GcpProject,
  workloadPool: pulumi.Output<string>,
): GcpSecretVault {
  const { namespace, serviceAccount } = identity;
  return new GcpSecretVault(`${name}-vault`, {
    project,
    activationId,
    customerId,
    reader: { workloadPool, namespace, serviceAccount },
    dueOn: credentials.dueOn,
    recordAccess: logs.dataAccess,
    protect,
    tags,
  });
}

/** The cluster, and what of it and its network is this stack's own. */
function platform(settings: Settings<"gcp">, project: GcpProject) {
  const { name, network, cluster } = settings;
  if (cluster.existing !== undefined) {
    const { privateEndpoints } = network;
    const { nodeSelector } = settings.sensor.placement;
    const existing = {
      project,
      ...cluster.existing,
      privateEndpoints,
      nodeSelector,
      isArm: gcpMachines.isArm,
      namesHosts: settings.sensor.publicHosts !== undefined,
      readsVault: settings.credentials.existingSecret === undefined,
    };
    return { cluster: existingGkeCluster(`${name}-cluster`, existing) };
  }
  if (network.existing !== undefined) {
    const ownCluster = gke(
      settings,
      project,
      existingGcpNetwork(`${name}-network`, { project, ...network.existing, maxNodes: cluster.nodes.max }),
    );
    return { cluster: ownCluster, ownCluster };
  }
  const ownNetwork = vpc(settings, project);
  // The way out is there before the first node, and goes after the last.
  const ownCluster = gke(settings, project, ownNetwork, { dependsOn: ownNetwork });
  return { cluster: ownCluster, ownCluster, ownNetwork };
}

function vpc({ name, network, kubernetes, sensor, tags }: Settings<"gcp">, project: GcpProject): GcpSecureVpc {
  return new GcpSecureVpc(`${name}-network`, {
    project,
    cidr: network.cidr,
    podCidr: kubernetes.podCidr,
    serviceCidr: kubernetes.serviceCidr,
    privateEndpoints: network.privateEndpoints,
    flowLogs: network.flowLogs,
    egress: destinations(sensor),
    tags,
  });
}

function gke(
  settings: Settings<"gcp">,
  project: GcpProject,
  network: GkeNetwork,
  opts?: pulumi.ComponentResourceOptions,
): GkeHardenedCluster {
  const { name, cluster, protect, tags } = settings;
  return new GkeHardenedCluster(
    `${name}-cluster`,
    {
      project,
      network,
      privateEndpoints: settings.network.privateEndpoints,
      zones: settings.network.zones,
      version: cluster.version,
      channel: cluster.channel,
      nodes: cluster.nodes,
      api: { ...cluster.api, internalCidrs: [network.range, ...settings.network.peers] },
      admins: cluster.admins,
      securityGroup: cluster.securityGroup,
      maintenanceWindow: cluster.maintenanceWindow,
      registryCertificates: settings.sensor.registryCertificates,
      namesHosts: settings.sensor.publicHosts !== undefined,
      deletionProtection: cluster.deletionProtection ?? protect,
      protect,
      tags,
    },
    opts,
  );
}
