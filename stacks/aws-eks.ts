import * as pulumi from "@pulumi/pulumi";
import { awsAccount } from "../components/aws/account";
import { withDeployer } from "../components/aws/deployer";
import { dnsNames } from "../components/aws/dns-names";
import { type LogStorage, logStorage } from "../components/aws/logs";
import { allowedEgress, hostProxy, registryAuthorities } from "../components/aws/ways-out";
import { EksHardenedCluster } from "../components/hardened-cluster/eks";
import { existingEksCluster } from "../components/hardened-cluster/eks/existing";
import { assertUpgradePath } from "../components/hardened-cluster/eks/upgrade-path";
import { AwsImageRegistry } from "../components/image-registry/aws";
import { EcrConnectorRole } from "../components/image-registry/ecr-connector";
import { AwsObservability, type AwsObservabilityArgs } from "../components/observability/aws";
import { eksCounts, eksNodeAlarms, eksSensorAlarms, networkAlarms } from "../components/observability/aws/alarms";
import { vaultEvents } from "../components/observability/aws/events";
import { podLines, rejectedFlows, secretReads } from "../components/observability/aws/log-lines";
import { secretFor } from "../components/qualys-sensor/credentials";
import { KubernetesQualysSensor } from "../components/qualys-sensor/kubernetes";
import { registryCertificates } from "../components/qualys-sensor/runtimes";
import type { KubernetesCluster } from "../components/qualys-sensor/kubernetes-cluster";
import { AwsSecretVault } from "../components/secret-vault/aws";
import { chooseAwsNetwork } from "../components/secure-vpc/aws/choose";
import type { Settings } from "../settings";

type EksSettings = Settings<"aws-eks">;

/**
 * What nodes and pods call besides Qualys and registries. Neither Auto Scaling nor load balancing, which other clusters'
 * endpoints are for: no autoscaler and no controller of load balancers runs here (K11), and EKS does not come from inside. E30: nor
 * ec2messages.
 */
const services = [
  ...["ec2", "ecr.api", "ecr.dkr", "eks", "eks-auth", "kms", "logs", "monitoring", "secretsmanager", "sts"],
  ...["ssm", "ssmmessages"],
];

/** Zones in which EKS has no control plane. */
const excludedZoneIds = ["use1-az3", "usw1-az2", "cac1-az3"];

/** The registry sensor on a Kubernetes cluster of Amazon EKS. */
export default async function deploy(settings: EksSettings): Promise<Record<string, pulumi.Input<unknown>>> {
  const { existing } = settings.cluster;
  return existing === undefined ? withCluster(settings) : onExistingCluster(settings, existing.name);
}

async function withCluster(settings: EksSettings) {
  const { name, protect, tags, cluster: wanted, sensor: sensorSettings } = settings;
  await assertUpgradePath(`${name}-cluster`, wanted.version);
  const logs = logsOf(settings);
  const network = await chooseAwsNetwork(`${name}-network`, {
    settings: settings.network,
    nodeType: wanted.nodes.type,
    excludedZoneIds,
    services,
    dnsNames: dnsNames(settings),
    logs,
    protect,
    tags,
  });
  const cluster = new EksHardenedCluster(`${name}-cluster`, {
    network,
    version: wanted.version,
    addOns: wanted.addOns,
    serviceCidr: settings.kubernetes.serviceCidr,
    publicApiCidrs: wanted.api.access === "restricted" ? wanted.api.authorizedCidrs : [],
    reachedFromInside: wanted.api.reachedFrom === "inside",
    peers: settings.network.peers,
    admins: await withDeployer(wanted.admins),
    nodes: wanted.nodes,
    volumes: sensorSettings.persistence === "volume",
    egress: allowedEgress(sensorSettings, network),
    host: {
      files: registryAuthorities(sensorSettings, registryCertificates.containerd),
      proxy: hostProxy(sensorSettings, settings["aws:region"], settings.network.privateEndpoints),
    },
    logs,
    deletionProtection: wanted.deletionProtection ?? protect,
    protect,
    tags,
  });
  const vault = secretVault(settings);
  const { images, sensor, connector } = runSensor(settings, cluster);
  const [deployer] = await withDeployer([]);
  const alerts = watch(settings, {
    counts: eksCounts(cluster.clusterName, sensor),
    alarms: {
      ...networkAlarms(network.natGatewayIds),
      ...eksSensorAlarms(cluster.clusterName, sensor),
      ...eksNodeAlarms(cluster.clusterName),
    },
    lines: {
      ...podLines(cluster.applicationLogGroupName, sensor.namespace),
      ...secretReads(cluster.controlPlaneLogGroupName, { namespace: sensor.namespace, deployer }),
      ...(network.flowLogGroupName && rejectedFlows(network.flowLogGroupName, network.cidr)),
    },
    events: await readersOf(vault, settings),
    sensorLogGroupName: cluster.applicationLogGroupName,
    logs,
  });

  return {
    ...outputs({ clusterName: cluster.clusterName, vault, images, sensor, connector, alerts }),
    vpcId: network.vpcId,
    ...(network.routeTableIds && { routeTableIds: network.routeTableIds }),
    nodeGroupName: cluster.nodeGroupName,
    sensorLogGroup: cluster.applicationLogGroupName,
    controlPlaneLogGroup: cluster.controlPlaneLogGroupName,
  };
}

async function onExistingCluster(settings: EksSettings, clusterName: string) {
  const cluster = await existingEksCluster(
    `${settings.name}-cluster`,
    clusterName,
    settings.sensor.placement.nodeSelector,
  );
  const { hasMetrics, applicationLogGroupName } = cluster.insights;
  const vault = settings.credentials.existingSecret === undefined ? secretVault(settings) : undefined;
  const running = runSensor(settings, cluster);
  // Nothing else of the cluster's tells how the sensor does: what Container Insights does not see, nobody does.
  const alerts =
    vault === undefined && !hasMetrics && applicationLogGroupName === undefined
      ? undefined
      : watch(settings, {
          counts: hasMetrics ? eksCounts(clusterName, running.sensor) : {},
          alarms: hasMetrics ? eksSensorAlarms(clusterName, running.sensor) : {},
          lines:
            applicationLogGroupName === undefined ? {} : podLines(applicationLogGroupName, running.sensor.namespace),
          events: vault === undefined ? {} : await readersOf(vault, settings),
          sensorLogGroupName: applicationLogGroupName,
          logs: logsOf(settings),
        });
  return outputs({ clusterName, vault, ...running, alerts });
}

function logsOf({ name, logs, protect, tags }: EksSettings): LogStorage {
  return logStorage(`${name}-logs`, { ...logs, protect, tags });
}

function secretVault({ name, activationId, customerId, vault, protect, tags }: EksSettings): AwsSecretVault {
  return new AwsSecretVault(`${name}-vault`, { activationId, customerId, ...vault, protect, tags });
}

function runSensor(settings: EksSettings, cluster: KubernetesCluster) {
  const { name, image, ecrConnector, protect, tags } = settings;
  const images = new AwsImageRegistry(`${name}-images`, { image, protect, tags });
  const sensor = new KubernetesQualysSensor(`${name}-sensor`, {
    cluster,
    // A Secret, which the cluster's key encrypts; the vault keeps the ids for everything else.
    credentials: secretFor(settings),
    image: images.image,
    pullSecret: image.pullSecret,
    podUrl: settings.podUrl,
    sensor: settings.sensor,
    maxNodes: settings.cluster.existing === undefined ? settings.cluster.nodes.max : undefined,
    tags,
  });
  const connector = ecrConnector && new EcrConnectorRole(`${name}-connector`, { ...ecrConnector, tags });
  return { images, sensor, connector };
}

type Watched = Pick<AwsObservabilityArgs, "counts" | "alarms" | "lines" | "events" | "sensorLogGroupName" | "logs">;

function watch({ name, alerts, protect, tags }: EksSettings, watched: Watched): AwsObservability {
  return new AwsObservability(`${name}-alerts`, {
    ...watched,
    platform: "eks",
    email: alerts.email,
    topicArn: alerts.target?.topicArn,
    protect,
    tags,
  });
}

async function readersOf({ activationId, customerId }: AwsSecretVault, { alerts }: EksSettings) {
  const readers = await withDeployer(alerts.vaultReaders);
  return vaultEvents({ secrets: [activationId.name, customerId.name], readers }, awsAccount());
}

interface Deployed extends ReturnType<typeof runSensor> {
  readonly clusterName: pulumi.Input<string>;
  /** Missing where somebody else keeps the ids. */
  readonly vault?: AwsSecretVault;
  /** Missing where there is nothing to see. */
  readonly alerts?: AwsObservability;
}

function outputs({ clusterName, vault, images, sensor, connector, alerts }: Deployed) {
  const { region } = awsAccount();
  return {
    clusterName,
    kubeconfigCommand: pulumi.interpolate`aws eks update-kubeconfig --region ${region} --name ${clusterName}`,
    sensorImage: images.image,
    sensorNamespace: sensor.namespace,
    sensorDaemonSet: sensor.daemonSet,
    sensorNodes: sensor.nodes,
    ...(vault && {
      activationIdSecretArn: vault.activationId.arn,
      customerIdSecretArn: vault.customerId.arn,
    }),
    ...(connector && { ecrConnectorRoleArn: connector.arn }),
    ...(alerts && {
      alarmTopicArn: alerts.topicArn,
      ...(alerts.healthAlarmArn && { healthAlarmArn: alerts.healthAlarmArn }),
      dashboardUrl: alerts.dashboardUrl,
    }),
  };
}
