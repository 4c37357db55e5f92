import type * as pulumi from "@pulumi/pulumi";
import { awsAccount } from "../components/aws/account";
import { withDeployer } from "../components/aws/deployer";
import { dnsNames } from "../components/aws/dns-names";
import { logStorage } from "../components/aws/logs";
import { allowedEgress, hostProxy } from "../components/aws/ways-out";
import { EcsHardenedCluster } from "../components/hardened-cluster/ecs";
import { type EcsCluster, existingEcsCluster } from "../components/hardened-cluster/ecs/existing";
import { AwsImageRegistry } from "../components/image-registry/aws";
import { EcrConnectorRole } from "../components/image-registry/ecr-connector";
import { AwsObservability } from "../components/observability/aws";
import { ecsAlarms, ecsCounts, networkAlarms } from "../components/observability/aws/alarms";
import { shellEvents, taskEvents, vaultEvents } from "../components/observability/aws/events";
import { rejectedFlows, sensorErrors } from "../components/observability/aws/log-lines";
import { EcsQualysSensor } from "../components/qualys-sensor/ecs";
import { errorLines } from "../components/qualys-sensor/ecs/deployment-alarm";
import { hostFiles } from "../components/qualys-sensor/ecs/host-files";
import { AwsSecretVault } from "../components/secret-vault/aws";
import { chooseAwsNetwork } from "../components/secure-vpc/aws/choose";
import type { Settings } from "../settings";

/**
 * What instances and tasks call besides Qualys and registries; E24: EC2, of which the agent asks its tags. E30: not
 * ec2messages, which Systems Manager has replaced and newer regions never had.
 */
const services = [
  ...["ec2", "ecs", "ecs-agent", "ecs-telemetry", "ecr.api", "ecr.dkr", "logs", "secretsmanager", "kms", "sts"],
  ...["ssm", "ssmmessages"],
];

/** The registry sensor on every instance of an ECS cluster. */
export default async function deploy(settings: Settings<"aws-ecs">): Promise<Record<string, pulumi.Input<unknown>>> {
  const { name, activationId, customerId, podUrl, image, protect, tags } = settings;
  const { nodes, existing, deletionProtection } = settings.cluster;

  const logs = logStorage(`${name}-logs`, { ...settings.logs, protect, tags });
  const network = await chooseAwsNetwork(`${name}-network`, {
    settings: settings.network,
    nodeType: nodes.type,
    services,
    dnsNames: dnsNames(settings),
    logs,
    protect,
    tags,
  });
  const egress = allowedEgress(settings.sensor, network);
  const vault = new AwsSecretVault(`${name}-vault`, { activationId, customerId, ...settings.vault, protect, tags });
  const images = new AwsImageRegistry(`${name}-images`, { image, protect, tags });
  const connector =
    settings.ecrConnector && new EcrConnectorRole(`${name}-connector`, { ...settings.ecrConnector, tags });
  const cluster: EcsCluster =
    existing !== undefined
      ? await existingEcsCluster(existing.name)
      : new EcsHardenedCluster(`${name}-cluster`, {
          network,
          nodes,
          egress,
          files: hostFiles(settings.sensor),
          proxy: hostProxy(settings.sensor, settings["aws:region"], settings.network.privateEndpoints),
          logs,
          deletionProtection: deletionProtection ?? protect,
          protect,
          tags,
        });
  const sensor = new EcsQualysSensor(`${name}-sensor`, {
    clusterArn: cluster.clusterArn,
    network,
    egress,
    credentials: vault,
    image: images.image,
    repositoryArn: images.repositoryArn,
    pullSecret: image.pullSecret,
    podUrl,
    sensor: settings.sensor,
    shells: settings.cluster.exec ? cluster.sessions : undefined,
    logs,
    protect,
    tags,
  });
  const watched = {
    clusterName: cluster.clusterName,
    autoScalingGroupName: cluster.autoScalingGroupName,
    serviceName: sensor.serviceName,
    logGroupName: sensor.logGroupName,
    nodes: nodes.min,
  };
  const alerts = new AwsObservability(`${name}-alerts`, {
    platform: "ecs",
    alarms: { ...networkAlarms(network.natGatewayIds), ...ecsAlarms(watched) },
    counts: ecsCounts(watched),
    lines: {
      ...sensorErrors(sensor.logGroupName, errorLines),
      ...(network.flowLogGroupName && rejectedFlows(network.flowLogGroupName, network.cidr)),
    },
    events: {
      ...taskEvents(cluster.clusterArn, sensor.serviceName),
      ...shellEvents(cluster.clusterName, cluster.clusterArn),
      ...vaultEvents(
        {
          secrets: [vault.activationId.name, vault.customerId.name],
          readers: [sensor.executionRoleArn, ...(await withDeployer(settings.alerts.vaultReaders))],
        },
        awsAccount(),
      ),
    },
    sensorLogGroupName: sensor.logGroupName,
    logs,
    email: settings.alerts.email,
    topicArn: settings.alerts.target?.topicArn,
    protect,
    tags,
  });

  return {
    vpcId: network.vpcId,
    ...(network.routeTableIds && { routeTableIds: network.routeTableIds }),
    clusterName: cluster.clusterName,
    sensorService: sensor.serviceName,
    sensorImage: images.image,
    sensorLogGroup: sensor.logGroupName,
    activationIdSecretArn: vault.activationId.arn,
    customerIdSecretArn: vault.customerId.arn,
    ...(connector && { ecrConnectorRoleArn: connector.arn }),
    alarmTopicArn: alerts.topicArn,
    healthAlarmArn: alerts.healthAlarmArn,
    dashboardUrl: alerts.dashboardUrl,
  };
}
