import { getCluster } from "@pulumi/aws/ecs";
import * as pulumi from "@pulumi/pulumi";
import type { ShellRecord } from "../../aws/shell-record";

/** What a sensor and its alarms need of an ECS cluster, whoever made it. */
export interface EcsCluster {
  readonly clusterArn: pulumi.Output<string>;
  readonly clusterName: pulumi.Output<string>;
  /** Absent if somebody else looks after the instances. */
  readonly autoScalingGroupName?: pulumi.Output<string>;
  /** Where shells in containers are recorded, if this stack sees to it. */
  readonly sessions?: ShellRecord;
}

/**
 * A cluster of container instances that exists already.
 *
 * @throws Error if it has no instance: a service that runs on each of them is steady at once
 */
export async function existingEcsCluster(clusterName: string): Promise<EcsCluster> {
  const cluster = await getCluster({ clusterName });
  // S32: those of Fargate are tasks alone.
  if (cluster.registeredContainerInstancesCount === 0)
    throw new Error(
      `cluster.existing: the sensor cannot run on ${clusterName}: it has no container instances, and on Fargate no ` +
        "task reaches the container runtime. Add instances of linux/amd64 with Docker, then `pulumi up` again.",
    );
  return { clusterArn: pulumi.output(cluster.arn), clusterName: pulumi.output(cluster.clusterName) };
}
