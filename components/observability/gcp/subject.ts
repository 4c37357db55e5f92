import * as pulumi from "@pulumi/pulumi";

export interface StoredIds {
  /** What Secret Manager calls them. */
  readonly secrets: readonly pulumi.Input<string>[];
  /** Names that audit logs have for the one who reads them. */
  readonly reader: readonly pulumi.Input<string>[];
  /** Pub/Sub subscription that has a message once they are due; missing if nobody said when that is. */
  readonly dueNotices?: pulumi.Input<string>;
}

/** What is watched, by the names it has in logs and metrics. */
export interface Subject {
  readonly cluster: pulumi.Input<string>;
  readonly namespace: string;
  /** The Qualys ids; missing if somebody else looks after them. */
  readonly ids?: StoredIds;
  /** How the names of the stack's keys begin. */
  readonly keys: string;
  /** Missing if somebody else looks after the network. */
  readonly network?: {
    readonly network: pulumi.Input<string>;
    readonly subnetwork: pulumi.Input<string>;
    readonly natGateway: pulumi.Input<string>;
  };
  /** Pub/Sub topic of GKE's announcements; missing if somebody else looks after the cluster. */
  readonly announcements?: pulumi.Input<string>;
}

/*
 * Parts of queries that alarms and charts share: labels in PromQL, filters of Cloud Logging.
 */

/** Series of the sensor's DaemonSet. */
export function daemonSet({ cluster, namespace }: Subject): pulumi.Output<string> {
  return pulumi.interpolate`{cluster="${cluster}",namespace="${namespace}"}`;
}

/** Series of the sensor's containers. */
export function containers({ cluster, namespace }: Subject): pulumi.Output<string> {
  return pulumi.interpolate`{monitored_resource="k8s_container",cluster_name="${cluster}",namespace_name="${namespace}"}`;
}

/** Rate of packets that a NAT gateway drops, by reason. */
export function droppedPackets(gateway: pulumi.Input<string>): pulumi.Output<string> {
  const count = "router_googleapis_com:nat_dropped_sent_packets_count";
  return pulumi.interpolate`sum by (reason) (rate(${count}{monitored_resource="nat_gateway",gateway_name="${gateway}"}[5m]))`;
}

/** What anybody did with the two secrets. */
export function aboutSecrets({ secrets }: StoredIds): pulumi.Output<string> {
  const either = pulumi.all([...secrets]).apply((ids) => ids.join("|"));
  return pulumi.interpolate`protoPayload.serviceName="secretmanager.googleapis.com" AND protoPayload.resourceName=~"/secrets/(${either})(/|$)"`;
}

/** Readings of the two secrets, but the sensors' own. */
export function strangersReadings(ids: StoredIds): pulumi.Output<string> {
  const sensors = pulumi.all([...ids.reader]).apply((names) => names.map((name) => `"${name}"`).join(" OR "));
  const reading = 'protoPayload.methodName=~"AccessSecretVersion$"';
  return pulumi.interpolate`${aboutSecrets(ids)} AND ${reading} AND NOT protoPayload.authenticationInfo.principalSubject=(${sensors})`;
}

/** What anybody did with the stack's keys. */
export function aboutKeys({ keys }: Subject): string {
  return `protoPayload.serviceName="cloudkms.googleapis.com" AND protoPayload.resourceName:"/cryptoKeys/${keys}"`;
}

/** Everything that the cluster's parts log. */
export function aboutCluster({ cluster }: Subject): pulumi.Output<string> {
  return pulumi.interpolate`resource.labels.cluster_name="${cluster}"`;
}

/** Pods that Binary Authorization kept from starting, or that somebody forced past it. */
export function refusedImages({ cluster }: Subject): pulumi.Output<string> {
  const refused = '(protoPayload.response.reason="VIOLATES_POLICY" OR "image-policy.k8s.io/break-glass")';
  return pulumi.interpolate`log_id("cloudaudit.googleapis.com/activity") AND resource.type="k8s_cluster" AND resource.labels.cluster_name="${cluster}" AND ${refused}`;
}

/** Connections that the network's firewall did not let through. */
export function deniedConnections(subnetwork: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.interpolate`log_id("compute.googleapis.com/firewall") AND resource.labels.subnetwork_name="${subnetwork}" AND jsonPayload.disposition="DENIED"`;
}
