import * as pulumi from "@pulumi/pulumi";
import { aboutSecrets, containers, daemonSet, droppedPackets, refusedImages, type Subject } from "./subject";

type Widget = { readonly title: string } & ({ readonly xyChart: object } | { readonly logsPanel: object });

const columns = 12;
const tile = { width: columns / 2, height: 4 };

/** A dashboard in the form that Cloud Monitoring takes it in, two tiles a row. */
export function dashboard(displayName: string, subject: Subject) {
  const widgets = [...sensorTiles(subject), ...nodeTiles(subject), ...networkTiles(subject), ...logTiles(subject)];
  const tiles = widgets.map((widget, index) => ({
    ...tile,
    xPos: (index % 2) * tile.width,
    yPos: Math.floor(index / 2) * tile.height,
    widget,
  }));
  return { displayName, mosaicLayout: { columns, tiles } };
}

function sensorTiles(subject: Subject): Widget[] {
  const series = containers(subject);
  return [
    chart(
      "Sensors that are ready, and that should be",
      pulumi.interpolate`sum(kube_daemonset_status_number_ready${daemonSet(subject)})`,
      pulumi.interpolate`sum(kube_daemonset_status_desired_number_scheduled${daemonSet(subject)})`,
    ),
    chart(
      "Restarts of sensors",
      pulumi.interpolate`sum by (pod_name) (increase(kubernetes_io:container_restart_count${series}[10m]))`,
    ),
    chart(
      "CPU of sensors, in cores",
      pulumi.interpolate`sum by (pod_name) (rate(kubernetes_io:container_cpu_core_usage_time${series}[5m]))`,
    ),
    chart(
      "Memory of sensors, in bytes",
      pulumi.interpolate`sum by (pod_name) (kubernetes_io:container_memory_used_bytes${series})`,
    ),
  ];
}

function nodeTiles({ cluster }: Subject): Widget[] {
  const series = pulumi.interpolate`{monitored_resource="k8s_node",cluster_name="${cluster}"}`;
  return [
    chart(
      "CPU of nodes, as a part of what they have",
      pulumi.interpolate`kubernetes_io:node_cpu_allocatable_utilization${series}`,
    ),
    chart(
      "Disk of nodes, where images are scanned, in bytes",
      pulumi.interpolate`kubernetes_io:node_ephemeral_storage_used_bytes${series}`,
    ),
  ];
}

function networkTiles({ network }: Subject): Widget[] {
  if (network === undefined) return [];
  const { subnetwork, natGateway } = network;
  return [
    chart("Packets that Cloud NAT dropped, a second", droppedPackets(natGateway)),
    logs(
      "What the firewall denied",
      pulumi.interpolate`log_id("compute.googleapis.com/firewall") AND resource.labels.subnetwork_name="${subnetwork}" AND jsonPayload.disposition="DENIED"`,
    ),
  ];
}

function logTiles(subject: Subject): Widget[] {
  const { cluster, namespace } = subject;
  return [
    logs("Images that were refused", refusedImages(subject)),
    logs("Who read or changed the Qualys ids", aboutSecrets(subject)),
    logs(
      "Sensors",
      pulumi.interpolate`resource.type="k8s_container" AND resource.labels.cluster_name="${cluster}" AND resource.labels.namespace_name="${namespace}"`,
    ),
  ];
}

function chart(title: string, ...queries: pulumi.Output<string>[]): Widget {
  const dataSets = queries.map((prometheusQuery) => ({ plotType: "LINE", timeSeriesQuery: { prometheusQuery } }));
  return { title, xyChart: { dataSets } };
}

function logs(title: string, filter: pulumi.Output<string>): Widget {
  return { title, logsPanel: { filter } };
}
