import { getClusterOutput } from "@pulumi/aws/ecs";
import type * as pulumi from "@pulumi/pulumi";
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

/** A cluster of container instances that exists already. */
export function existingEcsCluster(clusterName: string): EcsCluster {
  const cluster = getClusterOutput({ clusterName });
  return { clusterArn: cluster.arn, clusterName: cluster.clusterName };
}
