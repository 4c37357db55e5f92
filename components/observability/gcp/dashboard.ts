import * as pulumi from "@pulumi/pulumi";
import type { Counters } from "./counters";
import {
  aboutSecrets,
  containers,
  daemonSet,
  deniedConnections,
  droppedPackets,
  refusedImages,
  type Subject,
} from "./subject";

type Widget = { readonly title: string } & ({ readonly xyChart: object } | { readonly logsPanel: object });

const columns = 12;
const tile = { width: columns / 2, height: 4 };

/** A dashboard in the form that Cloud Monitoring takes it in, two tiles a row. */
export function dashboard(displayName: string, subject: Subject, counters: Counters) {
  const widgets = [
    ...sensorTiles(subject),
    ...nodeTiles(subject),
    ...networkTiles(subject),
    ...denialTiles(subject, counters),
    ...logTiles(subject),
  ];
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
  const series = pulumi.interpolate`{monitored_resource="nat_gateway",gateway_name="${network.natGateway}"}`;
  return [
    chart(
      "Connections through Cloud NAT",
      pulumi.interpolate`sum(router_googleapis_com:nat_open_connections${series})`,
    ),
    chart("Packets that Cloud NAT dropped, a second", droppedPackets(network.natGateway)),
  ];
}

/** How often, and what. */
function denialTiles(subject: Subject, counters: Counters): Widget[] {
  const images = [
    chart("Images that were refused", pulumi.interpolate`sum(increase(${counters.refusedImages}[10m]))`),
    logs("Images that were refused", refusedImages(subject)),
  ];
  if (subject.network === undefined) return images;
  return [
    ...images,
    chart(
      "Connections that the firewall denied",
      pulumi.interpolate`sum(increase(${counters.deniedConnections}[10m]))`,
    ),
    logs("Connections that the firewall denied", deniedConnections(subject.network.subnetwork)),
  ];
}

function logTiles(subject: Subject): Widget[] {
  const { cluster, namespace, ids } = subject;
  return [
    ...(ids === undefined ? [] : [logs("Who read or changed the Qualys ids", aboutSecrets(ids))]),
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
