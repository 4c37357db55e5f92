import * as pulumi from "@pulumi/pulumi";
import { awsAccount } from "../components/aws/account";
import { withDeployer } from "../components/aws/deployer";
import { dnsNames } from "../components/aws/dns-names";
import { logStorage } from "../components/aws/logs";
import { allowedEgress, hostProxy, registryAuthorities } from "../components/aws/ways-out";
import { EksHardenedCluster } from "../components/hardened-cluster/eks";
import { existingEksCluster } from "../components/hardened-cluster/eks/existing";
import { assertUpgradePath } from "../components/hardened-cluster/eks/upgrade-path";
import { AwsImageRegistry } from "../components/image-registry/aws";
import { EcrConnectorRole } from "../components/image-registry/ecr-connector";
import { AwsObservability } from "../components/observability/aws";
import { eksAlarms, networkAlarms } from "../components/observability/aws/alarms";
import { vaultEvents } from "../components/observability/aws/events";
import { rejectedFlows, sensorErrors, sensorSilence } from "../components/observability/aws/log-lines";
import { secretFor } from "../components/qualys-sensor/credentials";
import { KubernetesQualysSensor } from "../components/qualys-sensor/kubernetes";
import { containerd } from "../components/qualys-sensor/runtimes";
import type { KubernetesCluster } from "../components/qualys-sensor/kubernetes-cluster";
import { AwsSecretVault } from "../components/secret-vault/aws";
import { chooseAwsNetwork } from "../components/secure-vpc/aws/choose";
import type { Settings } from "../settings";

type EksSettings = Settings<"aws-eks">;

/** What nodes and pods call besides Qualys and registries. */
const services = [
  ...["ec2", "ecr.api", "ecr.dkr", "eks", "eks-auth", "kms", "logs", "monitoring", "secretsmanager", "sts"],
  ...["ssm", "ssmmessages", "ec2messages"],
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
  const logs = logStorage(`${name}-logs`, { ...settings.logs, protect, tags });
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
    serviceCidr: settings.kubernetes.serviceCidr,
    publicApiCidrs: wanted.api.access === "restricted" ? wanted.api.authorizedCidrs : [],
    peers: settings.network.peers,
    admins: await withDeployer(wanted.admins),
    nodes: wanted.nodes,
    egress: allowedEgress(sensorSettings, network),
    host: {
      files: registryAuthorities(sensorSettings, containerd.registryCertificates),
      proxy: hostProxy(sensorSettings, settings.network.privateEndpoints),
    },
    logs,
    deletionProtection: wanted.deletionProtection ?? protect,
    protect,
    tags,
  });
  const vault = secretVault(settings);
  const { images, sensor, connector } = runSensor(settings, cluster);
  const alerts = new AwsObservability(`${name}-alerts`, {
    platform: "eks",
    alarms: {
      ...networkAlarms(network.natGatewayIds),
      ...eksAlarms({ clusterName: cluster.clusterName, namespace: sensor.namespace, daemonSet: sensor.daemonSet }),
    },
    lines: {
      ...sensorErrors(
        cluster.applicationLogGroupName,
        pulumi.interpolate`{ ($.kubernetes.namespace_name = "${sensor.namespace}") && (($.log = "*ERROR*") || ($.log = "*FATAL*")) }`,
      ),
      ...sensorSilence(cluster.applicationLogGroupName, sensor.namespace),
      ...(network.flowLogGroupName && rejectedFlows(network.flowLogGroupName, network.cidr)),
    },
    events: vaultEvents(
      {
        secrets: [vault.activationId.name, vault.customerId.name],
        readers: await withDeployer(settings.alerts.vaultReaders),
      },
      awsAccount(),
    ),
    sensorLogGroupName: cluster.applicationLogGroupName,
    logs,
    email: settings.alerts.email,
    topicArn: settings.alerts.target?.topicArn,
    protect,
    tags,
  });

  return {
    ...outputs({ clusterName: cluster.clusterName, vault, images, sensor, connector }),
    vpcId: network.vpcId,
    ...(network.routeTableIds && { routeTableIds: network.routeTableIds }),
    nodeGroupName: cluster.nodeGroupName,
    sensorLogGroup: cluster.applicationLogGroupName,
    controlPlaneLogGroup: cluster.controlPlaneLogGroupName,
    alarmTopicArn: alerts.topicArn,
    healthAlarmArn: alerts.healthAlarmArn,
    dashboardUrl: alerts.dashboardUrl,
  };
}

async function onExistingCluster(settings: EksSettings, clusterName: string) {
  const cluster = await existingEksCluster(
    `${settings.name}-cluster`,
    clusterName,
    settings.sensor.placement.nodeSelector,
  );
  const vault = settings.credentials.existingSecret === undefined ? secretVault(settings) : undefined;
  return outputs({ clusterName, vault, ...runSensor(settings, cluster) });
}

function secretVault({ name, activationId, customerId, protect, tags }: EksSettings): AwsSecretVault {
  return new AwsSecretVault(`${name}-vault`, { activationId, customerId, protect, tags });
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

interface Deployed extends ReturnType<typeof runSensor> {
  readonly clusterName: pulumi.Input<string>;
  /** Missing where somebody else keeps the ids. */
  readonly vault?: AwsSecretVault;
}

function outputs({ clusterName, vault, images, sensor, connector }: Deployed) {
  const { region } = awsAccount();
  return {
    clusterName,
    kubeconfigCommand: pulumi.interpolate`aws eks update-kubeconfig --region ${region} --name ${clusterName}`,
    sensorImage: images.image,
    sensorNamespace: sensor.namespace,
    sensorDaemonSet: sensor.daemonSet,
    ...(vault && {
      activationIdSecretArn: vault.activationId.arn,
      customerIdSecretArn: vault.customerId.arn,
    }),
    ...(connector && { ecrConnectorRoleArn: connector.arn }),
  };
}
