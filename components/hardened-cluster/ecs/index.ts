import { LogGroup } from "@pulumi/aws/cloudwatch";
import { CapacityProvider, Cluster, ClusterCapacityProviders } from "@pulumi/aws/ecs";
import type { Group } from "@pulumi/aws/autoscaling";
import * as pulumi from "@pulumi/pulumi";
import { CustomerKey } from "../../aws/customer-key";
import { instanceDisks } from "../../aws/key-uses";
import type { HostProxy } from "../../aws/host-script";
import type { LogStorage } from "../../aws/logs";
import type { Traffic } from "../../aws/security-rules";
import type { ShellRecord } from "../../aws/shell-record";
import type { AwsNetwork } from "../../secure-vpc/aws/network";
import { instanceGroup } from "./instances";

export interface EcsHardenedClusterArgs {
  readonly network: Pick<AwsNetwork, "vpcId" | "privateSubnetIds" | "ready">;
  readonly nodes: EcsInstances;
  /** What instances may reach; nothing reaches them. */
  readonly egress: Readonly<Record<string, Traffic>>;
  /** Files to write on every instance, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** The way out for the agent and Docker, if it is not direct. */
  readonly proxy?: HostProxy;
  readonly logs: LogStorage;
  /** The cluster itself cannot refuse to be deleted, so Pulumi does. */
  readonly deletionProtection: boolean;
  readonly protect: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

export interface EcsInstances {
  readonly type: string;
  readonly min: number;
  /** Room for rolling updates: a daemon does not make a cluster grow. */
  readonly max: number;
  readonly diskGiB: number;
}

/** An ECS cluster of container instances that replace themselves with newer ones. */
export class EcsHardenedCluster extends pulumi.ComponentResource {
  /** Usable: known only once there are instances and ECS drains them when they go. */
  readonly clusterArn: pulumi.Output<string>;
  readonly clusterName: pulumi.Output<string>;
  readonly autoScalingGroupName: pulumi.Output<string>;
  readonly sessions: ShellRecord;

  constructor(name: string, args: EcsHardenedClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("qualys:aws:HardenedCluster", name, {}, opts);
    const keyArn = this.key(name, args).arn;
    this.sessions = { logGroupName: this.logGroup(`${name}-sessions`, args).name, keyArn };
    const cluster = this.cluster(name, args);
    const instances = instanceGroup({ name, clusterName: cluster.name, keyArn, ...args }, this);
    const draining = this.drain(name, args, cluster, instances);

    this.clusterArn = pulumi.all([cluster.arn, draining.id]).apply(([arn]) => arn);
    this.clusterName = cluster.name;
    this.autoScalingGroupName = instances.name;
    this.registerOutputs({ clusterArn: this.clusterArn, clusterName: this.clusterName });
  }

  private key(name: string, { protect, tags }: EcsHardenedClusterArgs): CustomerKey {
    const description = "Disks of the container instances and sessions in containers";
    return new CustomerKey(`${name}-key`, { description, uses: [instanceDisks], protect, tags }, { parent: this });
  }

  private cluster(name: string, args: EcsHardenedClusterArgs): Cluster {
    // Container Insights would make this group itself, without key and end, and finds it by the cluster's name.
    const metrics = this.logGroup(`${name}-metrics`, args, `/aws/ecs/containerinsights/${name}/performance`);
    return new Cluster(
      name,
      {
        name,
        settings: [{ name: "containerInsights", value: "enhanced" }],
        configuration: {
          executeCommandConfiguration: {
            kmsKeyId: this.sessions.keyArn,
            logging: "OVERRIDE",
            logConfiguration: {
              cloudWatchEncryptionEnabled: true,
              cloudWatchLogGroupName: this.sessions.logGroupName,
            },
          },
        },
        tags: args.tags,
      },
      { parent: this, protect: args.deletionProtection, dependsOn: metrics },
    );
  }

  private logGroup(logicalName: string, { logs, protect, tags }: EcsHardenedClusterArgs, name?: string): LogGroup {
    return new LogGroup(
      logicalName,
      { name, kmsKeyId: logs.keyArn, retentionInDays: logs.retentionDays, tags },
      { parent: this, protect },
    );
  }

  /**
   * E12: the sensor leaves an instance before the instance goes. That is all this is for: a daemon takes no capacity
   * provider, so there is no default strategy, and nothing scales by it.
   */
  private drain(name: string, { tags }: EcsHardenedClusterArgs, cluster: Cluster, { arn }: Group) {
    const provider = new CapacityProvider(
      `${name}-instances`,
      {
        autoScalingGroupProvider: {
          autoScalingGroupArn: arn,
          managedDraining: "ENABLED",
          managedScaling: { status: "DISABLED" },
          managedTerminationProtection: "DISABLED",
        },
        tags,
      },
      { parent: this },
    );
    return new ClusterCapacityProviders(
      name,
      { clusterName: cluster.name, capacityProviders: [provider.name] },
      { parent: this },
    );
  }
}
