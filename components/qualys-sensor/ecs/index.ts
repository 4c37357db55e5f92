import { LogGroup } from "@pulumi/aws/cloudwatch";
import { SecurityGroup } from "@pulumi/aws/ec2";
import { Service, TaskDefinition } from "@pulumi/aws/ecs";
import * as pulumi from "@pulumi/pulumi";
import { awsAccount } from "../../aws/account";
import type { LogStorage } from "../../aws/logs";
import { securityRules, type Traffic } from "../../aws/security-rules";
import type { ShellRecord } from "../../aws/shell-record";
import type { AwsNetwork } from "../../secure-vpc/aws/network";
import type { SensorSettings } from "../sensor-arguments";
import { cleanedVolumes, cleaningContainers } from "./clean-up";
import { containerDefinition, hostMounts, taskSize } from "./container";
import { deploymentAlarm } from "./deployment-alarm";
import { createRoles, type TaskRoles } from "./roles";

export interface EcsQualysSensorArgs {
  /** ARN of a cluster of container instances, without a default capacity provider strategy: a DAEMON service takes none. */
  readonly clusterArn: pulumi.Input<string>;
  readonly network: Pick<AwsNetwork, "vpcId" | "cidr" | "privateSubnetIds" | "ready">;
  /** What the sensor may reach, besides DNS. */
  readonly egress: Readonly<Record<string, Traffic>>;
  readonly credentials: EcsCredentials;
  /** Full reference of the image, pinned by digest where the registry knows it. */
  readonly image: pulumi.Input<string>;
  /** ARN of the ECR repository that holds the image; none when it comes from somewhere else. */
  readonly repositoryArn?: pulumi.Input<string>;
  /** ARN of a Secrets Manager secret that unlocks another private registry. */
  readonly pullSecret?: string;
  readonly podUrl: string;
  readonly sensor: SensorSettings;
  /** Where shells in the sensor are recorded; absent: none can be opened. */
  readonly shells?: ShellRecord;
  readonly logs: LogStorage;
  readonly protect: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** Where the two ids are. */
export interface EcsCredentials {
  readonly activationId: StoredSecret;
  readonly customerId: StoredSecret;
  /** ARN of the key that encrypts both. */
  readonly keyArn: pulumi.Input<string>;
}

/** A name is known in a preview and goes into policies; an ARN is known once the secret exists. */
export interface StoredSecret {
  readonly name: pulumi.Input<string>;
  readonly arn: pulumi.Input<string>;
  /** A running task keeps the value that it started with. A version of its own makes a change a new task definition. */
  readonly version: pulumi.Input<string>;
}

/** The registry sensor on every container instance of an ECS cluster. */
export class EcsQualysSensor extends pulumi.ComponentResource {
  readonly serviceName: pulumi.Output<string>;
  readonly logGroupName: pulumi.Output<string>;
  readonly securityGroupId: pulumi.Output<string>;
  /** ECS reads the ids with it. */
  readonly executionRoleArn: pulumi.Output<string>;

  constructor(name: string, args: EcsQualysSensorArgs, opts?: pulumi.ComponentResourceOptions) {
    super("qualys:aws:QualysSensor", name, {}, opts);
    const account = awsAccount(this);

    const logGroup = this.createLogGroup(name, args);
    const roles = createRoles(name, args, logGroup.name, account, this);
    const { group, rules } = this.createSecurityGroup(name, args);
    const task = this.defineTask(name, args, roles, { group: logGroup.name, region: account.region });
    const dependsOn = [...roles.rights, ...rules, ...args.network.ready];
    const alarm = deploymentAlarm(name, logGroup.name, args.tags, this);
    const service = this.runOnInstances(name, args, task, group.id, alarm.name, dependsOn);

    this.serviceName = service.name;
    this.logGroupName = logGroup.name;
    this.securityGroupId = group.id;
    this.executionRoleArn = roles.execution.arn;
    this.registerOutputs({
      serviceName: this.serviceName,
      logGroupName: this.logGroupName,
      securityGroupId: this.securityGroupId,
    });
  }

  private createLogGroup(name: string, { logs, protect, tags }: EcsQualysSensorArgs): LogGroup {
    return new LogGroup(
      `${name}-logs`,
      { retentionInDays: logs.retentionDays, kmsKeyId: logs.keyArn, tags },
      { parent: this, protect },
    );
  }

  /** Nothing comes in. */
  private createSecurityGroup(name: string, { network, egress, tags }: EcsQualysSensorArgs) {
    const description = "Qualys registry sensor";
    const group = new SecurityGroup(name, { description, vpcId: network.vpcId, tags }, { parent: this });
    const resolver = { description: "DNS", peer: { cidrIpv4: network.cidr }, fromPort: 53 };
    const dns = { dns: { ...resolver, protocol: "udp" }, "dns-tcp": resolver } satisfies Record<string, Traffic>;
    return { group, rules: securityRules(name, group, { egress: { ...dns, ...egress }, tags }, this) };
  }

  private defineTask(
    name: string,
    args: EcsQualysSensorArgs,
    { execution, task }: TaskRoles,
    log: { group: pulumi.Input<string>; region: pulumi.Input<string> },
  ): TaskDefinition {
    const { credentials, sensor, tags } = args;
    const activationId = versioned(credentials.activationId);
    const customerId = versioned(credentials.customerId);
    const container = { ...args, activationId, customerId, log };
    const containers = sensor.cleanUp ? cleaningContainers(container) : [containerDefinition(container)];
    const volumes = hostMounts(sensor).map(({ name, host }) => ({ name, hostPath: host }));
    return new TaskDefinition(
      name,
      {
        // Not physical: revisions count up within it.
        family: name,
        requiresCompatibilities: ["EC2"],
        runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "X86_64" },
        networkMode: "awsvpc",
        ...taskSize(sensor),
        executionRoleArn: execution.arn,
        taskRoleArn: task.arn,
        containerDefinitions: pulumi.jsonStringify(containers),
        volumes: sensor.cleanUp ? cleanedVolumes : volumes,
        tags,
      },
      { parent: this },
    );
  }

  /**
   * E3: one task an instance, also on those that are added later. E4: the old task goes before the new one comes, as
   * there is room for one. Deploying fails when the sensor does not stay up (X10), and the last version comes back.
   */
  private runOnInstances(
    name: string,
    { clusterArn, network, shells, tags }: EcsQualysSensorArgs,
    task: TaskDefinition,
    securityGroupId: pulumi.Input<string>,
    alarmName: pulumi.Input<string>,
    dependsOn: pulumi.Resource[],
  ): Service {
    return new Service(
      name,
      {
        cluster: clusterArn,
        taskDefinition: task.arn,
        schedulingStrategy: "DAEMON",
        launchType: "EC2",
        networkConfiguration: {
          subnets: network.privateSubnetIds,
          securityGroups: [securityGroupId],
          assignPublicIp: false,
        },
        deploymentMaximumPercent: 100,
        deploymentMinimumHealthyPercent: 0,
        deploymentCircuitBreaker: { enable: true, rollback: true },
        alarms: { enable: true, rollback: true, alarmNames: [alarmName] },
        // A daemon is everywhere already.
        availabilityZoneRebalancing: "DISABLED",
        enableExecuteCommand: shells !== undefined,
        enableEcsManagedTags: true,
        propagateTags: "SERVICE",
        waitForSteadyState: true,
        tags,
      },
      { parent: this, dependsOn },
    );
  }
}

/** ARN, JSON key, version stage, version id: what ECS reads a secret by. */
function versioned({ arn, version }: StoredSecret): pulumi.Output<string> {
  return pulumi.interpolate`${arn}:::${version}`;
}
