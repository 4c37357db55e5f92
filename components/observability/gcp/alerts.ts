import * as pulumi from "@pulumi/pulumi";
import type { Counters } from "./counters";
import {
  aboutSecrets,
  containers,
  daemonSet,
  droppedPackets,
  refusedImages,
  strangersReadings,
  type StoredIds,
  type Subject,
} from "./subject";

interface Told {
  readonly title: string;
  readonly severity: "CRITICAL" | "ERROR" | "WARNING";
  /** What it means, and where to look. */
  readonly meaning: pulumi.Input<string>;
}

/** Raised while a PromQL query has an answer. */
export interface MetricAlert extends Told {
  readonly query: pulumi.Output<string>;
  /** How long the query has to have an answer. */
  readonly minutes: number;
}

/** Raised by a log entry. */
export interface LogAlert extends Told {
  readonly filter: pulumi.Output<string>;
}

/** The alarms, by their names. */
export function alertsOn(
  subject: Subject,
  counters: Counters,
  sink: pulumi.Input<string>,
): Record<string, MetricAlert | LogAlert> {
  return {
    ...sensorAlerts(subject),
    ...nodeAlerts(subject),
    ...(subject.ids && idAlerts(subject.ids)),
    ...(subject.ids?.dueNotices && dueAlerts(subject.ids.dueNotices)),
    ...imageAlerts(subject),
    ...logAlerts(subject, sink),
    ...(subject.network && networkAlerts(subject.network.natGateway, counters)),
    ...(subject.announcements && announcementAlerts(subject.announcements)),
  };
}

function sensorAlerts(subject: Subject): Record<string, MetricAlert> {
  const series = daemonSet(subject);
  const ready = pulumi.interpolate`kube_daemonset_status_number_ready${series}`;
  const desired = pulumi.interpolate`kube_daemonset_status_desired_number_scheduled${series}`;
  return {
    "sensors-missing": {
      title: "Fewer Qualys sensors are ready than there should be",
      severity: "ERROR",
      meaning: "Nodes without a ready sensor scan nothing. Look at the DaemonSet's events and the sensors' logs.",
      query: pulumi.interpolate`${desired} - ${ready} > 0`,
      minutes: 15,
    },
    "no-sensor": {
      title: "No Qualys sensor is ready",
      severity: "CRITICAL",
      meaning: "No registry is scanned. The DaemonSet, its nodes or the cluster are gone, or nothing reports on them.",
      query: pulumi.interpolate`absent(${ready} > 0)`,
      minutes: 15,
    },
    restarts: {
      title: "A Qualys sensor restarts again and again",
      severity: "ERROR",
      meaning: "Often a wrong id, too little memory, or no way to the Qualys platform. The sensor's log says which.",
      query: pulumi.interpolate`increase(kubernetes_io:container_restart_count${containers(subject)}[1h]) > 3`,
      minutes: 0,
    },
  };
}

function nodeAlerts({ cluster }: Subject): Record<string, LogAlert> {
  return {
    "node-not-ready": {
      title: "A node of the sensors' cluster is not ready",
      severity: "WARNING",
      meaning: "GKE repairs a node that stays so. If it happens often, look at the memory and disk of the nodes.",
      filter: pulumi.interpolate`log_id("events") AND resource.type="k8s_node" AND resource.labels.cluster_name="${cluster}" AND jsonPayload.reason="NodeNotReady"`,
    },
  };
}

function idAlerts(ids: StoredIds): Record<string, LogAlert> {
  const changes = "(DestroySecretVersion|DisableSecretVersion|DeleteSecret|SetIamPolicy)$";
  return {
    "secret-read": {
      title: "Somebody besides the sensors read the Qualys ids",
      severity: "ERROR",
      meaning:
        "A deployment that refreshes its state does this. If there was none, find out who did, and change the ids.",
      filter: strangersReadings(ids),
    },
    "secret-refused": {
      title: "Somebody was refused the Qualys ids",
      severity: "WARNING",
      meaning: "Either the sensors lost their grant and will not start again, or somebody tries what is not theirs.",
      filter: pulumi.interpolate`${aboutSecrets(ids)} AND protoPayload.status.code=7`,
    },
    "secret-changed": {
      title: "The Qualys ids, or who may read them, were changed",
      severity: "WARNING",
      meaning: "Deployments do this. If there was none, find out who did.",
      filter: pulumi.interpolate`${aboutSecrets(ids)} AND protoPayload.methodName=~"${changes}"`,
    },
  };
}

/** Open for as long as nobody took note. */
function dueAlerts(subscription: pulumi.Input<string>): Record<string, MetricAlert> {
  const messages = "pubsub_googleapis_com:subscription_num_undelivered_messages";
  return {
    "ids-due": {
      title: "The Qualys ids are due to be renewed",
      severity: "WARNING",
      meaning: pulumi.interpolate`Get new ones from Qualys, set them, and set \`credentials.dueOn\` to the next day. This takes note: \`gcloud pubsub subscriptions pull ${subscription} --limit 10 --auto-ack\`.`,
      query: pulumi.interpolate`max(${messages}{monitored_resource="pubsub_subscription",subscription_id="${subscription}"}) > 0`,
      // What the filter leaves out is counted for a moment, too.
      minutes: 10,
    },
  };
}

function imageAlerts(subject: Subject): Record<string, LogAlert> {
  return {
    "image-refused": {
      title: "An image that is not allowed was to start on the sensors' cluster",
      severity: "ERROR",
      meaning: "Binary Authorization lets only the sensor's image start. Look at who created the pod.",
      filter: refusedImages(subject),
    },
  };
}

function logAlerts({ cluster }: Subject, sink: pulumi.Input<string>): Record<string, MetricAlert> {
  const entries = pulumi.interpolate`logging_googleapis_com:log_entry_count{monitored_resource="k8s_container",cluster_name="${cluster}"}`;
  const errors = pulumi.interpolate`logging_googleapis_com:exports_error_count{monitored_resource="logging_sink",name="${sink}"}`;
  return {
    "logs-missing": {
      title: "The sensors' cluster logs nothing any more",
      severity: "ERROR",
      meaning:
        "A cluster always logs something. Look at its logging settings, its nodes, and the project's log exclusions.",
      query: pulumi.interpolate`absent(increase(${entries}[30m]) > 0)`,
      minutes: 30,
    },
    "logs-not-kept": {
      title: "Logs of the sensors do not reach the bucket that keeps them",
      severity: "ERROR",
      meaning: "Look at the sink, at the bucket, and whether the bucket's key is still enabled.",
      query: pulumi.interpolate`increase(${errors}[10m]) > 0`,
      minutes: 0,
    },
  };
}

function networkAlerts(gateway: pulumi.Input<string>, { deniedConnections }: Counters): Record<string, MetricAlert> {
  return {
    "nat-drops": {
      title: "Cloud NAT drops what the sensors send",
      severity: "WARNING",
      meaning: "The gateway is out of ports: scans of public registries are slow or fail.",
      query: pulumi.interpolate`${droppedPackets(gateway)} > 0`,
      minutes: 10,
    },
    "connections-denied": {
      title: "The firewall denies connections of the sensors' cluster",
      severity: "WARNING",
      meaning:
        "Either a registry or a proxy is not in sensor.egress, or something tries to get where it should not. The dashboard shows both ends.",
      query: pulumi.interpolate`sum(increase(${deniedConnections}[10m])) > 10`,
      minutes: 0,
    },
  };
}

function announcementAlerts(topic: pulumi.Input<string>): Record<string, MetricAlert> {
  const messages = "pubsub_googleapis_com:topic_send_message_operation_count";
  return {
    announcements: {
      title: "GKE announces a security bulletin or an upgrade",
      severity: "WARNING",
      meaning: "The cluster's page in the console says what. A subscription to the topic gets it word for word.",
      query: pulumi.interpolate`increase(${messages}{monitored_resource="pubsub_topic",topic_id="${topic}"}[10m]) > 0`,
      minutes: 0,
    },
  };
}
