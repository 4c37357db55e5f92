import type * as pulumi from "@pulumi/pulumi";
import type { Counts } from "./dashboard";

/** A condition that somebody has to look at. */
export interface Condition {
  /** What is wrong, and where to look. */
  readonly description: string;
  readonly bad: { readonly above: number } | { readonly below: number };
  /** How long it has to last; of a sum, what it is summed over. */
  readonly minutes: number;
  /** What it means that the metric is not there. */
  readonly silence: "breaching" | "notBreaching";
  /** While it lasts, nothing is scanned on a node at least. */
  readonly stopsScans?: true;
}

/** The dashboard shows the metric. */
export interface Alarm extends Condition {
  readonly metric: Metric;
}

export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, pulumi.Input<string>>>;
  readonly statistic: "Sum" | "Minimum" | "Maximum" | "SampleCount";
  /** It only ever grows, and by how much is what counts. */
  readonly grows?: true;
}

export type Alarms = Readonly<Record<string, Alarm>>;

/** E29: a NAT gateway counts apart what found no port, and what it lost for another reason. */
export function networkAlarms(natGatewayIds: readonly pulumi.Input<string>[]): Alarms {
  return Object.fromEntries(
    natGatewayIds.flatMap((id, index): [string, Alarm][] => [
      [
        `nat-${index + 1}`,
        {
          description:
            "The NAT gateway has no port left for new connections: scans and uploads fail. Look for what opens so many.",
          ...ofGateway(id, "ErrorPortAllocation", 0),
        },
      ],
      [
        `nat-drops-${index + 1}`,
        {
          description:
            "The NAT gateway loses packets: scans and uploads slow down or fail. If it lasts, see AWS' health page, and whether more leaves than one gateway carries.",
          // A few are lost whenever AWS renews what is behind the gateway.
          ...ofGateway(id, "PacketsDropCount", 100),
        },
      ],
    ]),
  );
}

function ofGateway(NatGatewayId: pulumi.Input<string>, name: string, above: number): Omit<Alarm, "description"> {
  const metric = { namespace: "AWS/NATGateway", name, dimensions: { NatGatewayId }, statistic: "Sum" } as const;
  return { metric, bad: { above }, minutes: 15, silence: "notBreaching" };
}

export interface EksSensor {
  readonly namespace: pulumi.Input<string>;
  readonly daemonSet: pulumi.Input<string>;
}

/** Of the sensor's pods. Container Insights has to be on the cluster. */
export function eksSensorAlarms(clusterName: pulumi.Input<string>, { namespace, daemonSet }: EksSensor): Alarms {
  const metric = insightsMetric({ ClusterName: clusterName, Namespace: namespace, PodName: daemonSet });
  return {
    sensor: {
      description: "A sensor pod is not available, or nothing reports on it: see the pods and events of its namespace.",
      metric: metric("daemonset_status_number_unavailable"),
      bad: { above: 0 },
      minutes: 15,
      silence: "breaching",
      stopsScans: true,
    },
    restarts: {
      description: "A sensor pod is started again and again: see its log, and the last state of its container.",
      metric: { ...metric("pod_number_of_container_restarts"), grows: true },
      bad: { above: 2 },
      minutes: 30,
      silence: "notBreaching",
      stopsScans: true,
    },
  };
}

/** Nodes that run a sensor, and all of the cluster's. */
export function eksCounts(clusterName: pulumi.Input<string>, { namespace, daemonSet }: EksSensor): Counts {
  const ofCluster = { ClusterName: clusterName };
  const ofSensor = { ...ofCluster, Namespace: namespace, PodName: daemonSet };
  return {
    Sensors: insightsMetric(ofSensor)("daemonset_status_number_available"),
    Nodes: insightsMetric(ofCluster)("cluster_node_count"),
  };
}

/** Of all nodes of a cluster. */
export function eksNodeAlarms(clusterName: pulumi.Input<string>): Alarms {
  const metric = insightsMetric({ ClusterName: clusterName });
  return {
    nodes: {
      description: "A node failed, and repair has not replaced it: see the node group's health.",
      metric: metric("cluster_failed_node_count"),
      bad: { above: 0 },
      minutes: 15,
      silence: "breaching",
      stopsScans: true,
    },
    disk: {
      description:
        "A node's disk is nearly full: scans fail and pods are evicted. Fewer scan threads, or a larger disk.",
      metric: metric("node_filesystem_utilization"),
      bad: { above: 80 },
      minutes: 15,
      silence: "notBreaching",
    },
  };
}

const insightsMetric =
  (dimensions: Metric["dimensions"]) =>
  (name: string): Metric => ({ namespace: "ContainerInsights", name, dimensions, statistic: "Maximum" });

export interface EcsSensor {
  readonly clusterName: pulumi.Input<string>;
  readonly serviceName: pulumi.Input<string>;
  readonly logGroupName: pulumi.Input<string>;
  /** Absent for a cluster that somebody else looks after. */
  readonly autoScalingGroupName?: pulumi.Input<string>;
  /** Fewest instances that the group has. */
  readonly nodes: number;
}

export function ecsAlarms({ clusterName, serviceName, autoScalingGroupName, logGroupName, nodes }: EcsSensor): Alarms {
  const service = { ClusterName: clusterName, ServiceName: serviceName };
  return {
    ...(autoScalingGroupName === undefined ? {} : instanceAlarms(autoScalingGroupName, nodes)),
    sensor: {
      ...(autoScalingGroupName === undefined ? anyTask(service) : taskOnEach(service, nodes)),
      minutes: 15,
      silence: "breaching",
      stopsScans: true,
    },
    memory: {
      description: "The sensor is about to be killed for its memory: give it more, or fewer scan threads.",
      metric: { namespace: "AWS/ECS", name: "MemoryUtilization", dimensions: service, statistic: "Maximum" },
      bad: { above: 95 },
      minutes: 15,
      silence: "notBreaching",
    },
    silence: {
      description: "The sensor has written nothing for an hour: it hangs, or cannot start.",
      metric: {
        namespace: "AWS/Logs",
        name: "IncomingLogEvents",
        dimensions: { LogGroupName: logGroupName },
        statistic: "Sum",
      },
      bad: { below: 1 },
      minutes: 60,
      silence: "breaching",
      stopsScans: true,
    },
  };
}

/** Tasks that run, and the instances of the group. */
export function ecsCounts({ clusterName, serviceName, autoScalingGroupName }: EcsSensor): Counts {
  const service = { ClusterName: clusterName, ServiceName: serviceName };
  if (autoScalingGroupName === undefined) return { Sensors: measuredTasks(service) };
  return { Sensors: runningTasks(service), Instances: inService(autoScalingGroupName) };
}

const runningTasks = (dimensions: Metric["dimensions"]): Metric => ({
  namespace: "ECS/ContainerInsights",
  name: "RunningTaskCount",
  dimensions,
  statistic: "Minimum",
});

/** ECS itself measures each task that runs, every minute: no task, no measurement. */
const measuredTasks = (dimensions: Metric["dimensions"]): Metric => ({
  namespace: "AWS/ECS",
  name: "CPUUtilization",
  dimensions,
  statistic: "SampleCount",
});

const inService = (AutoScalingGroupName: pulumi.Input<string>): Metric => ({
  namespace: "AWS/AutoScaling",
  name: "GroupInServiceInstances",
  dimensions: { AutoScalingGroupName },
  statistic: "Minimum",
});

type TaskCount = Pick<Alarm, "description" | "metric" | "bad">;

function taskOnEach(service: Metric["dimensions"], nodes: number): TaskCount {
  return {
    description: "Fewer sensor tasks run than there are instances: see the service's events.",
    metric: runningTasks(service),
    bad: { below: nodes },
  };
}

/** K16: on a cluster of somebody else's, which may be without Container Insights and have any number of instances. */
function anyTask(service: Metric["dimensions"]): TaskCount {
  return {
    description: "No sensor task runs: see the service's events, and whether the cluster has instances.",
    metric: measuredTasks(service),
    bad: { below: 1 },
  };
}

function instanceAlarms(autoScalingGroupName: pulumi.Input<string>, nodes: number): Alarms {
  return {
    instances: {
      description: "Fewer instances are in service than there should be: see the Auto Scaling group's activity.",
      metric: inService(autoScalingGroupName),
      bad: { below: nodes },
      minutes: 15,
      silence: "breaching",
      stopsScans: true,
    },
  };
}
