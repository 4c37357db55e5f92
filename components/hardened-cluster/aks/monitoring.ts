import * as monitor from "@pulumi/azure-native/monitor";
import type * as containerservice from "@pulumi/azure-native/containerservice";
import type * as pulumi from "@pulumi/pulumi";
import { diagnostics } from "../../azure/diagnostics";
import type { AzureFoundation } from "../../azure/foundation";

/** A12: every log that AKS has, but for those of what this cluster does not have. */
export const controlPlaneLogs = [
  "kube-apiserver",
  "kube-audit-admin",
  "kube-controller-manager",
  "kube-scheduler",
  "cluster-autoscaler",
  "cloud-controller-manager",
  // Volumes of the sensors, with `sensor.persistence` volume.
  "csi-azuredisk-controller",
  "csi-azurefile-controller",
  "csi-snapshot-controller",
  // The sign-ins with Entra ID.
  "guard",
] as const;

/** Why AKS' other logs are not asked for. */
export const logsLeftOut: Readonly<Record<string, string>> = {
  "kube-audit": "Everything in kube-audit-admin, and every read: most of the lines, of things that nobody changed.",
  "karpenter-events": "Of node auto-provisioning, which is off: the pools are the stack's.",
  "fleet-member-agent": "Of fleets, to which the cluster does not belong.",
  "fleet-member-net-controller-manager": "Of fleets.",
  "fleet-mcs-controller-manager": "Of fleets.",
};

export interface MonitoringArgs {
  readonly foundation: AzureFoundation;
  readonly cluster: containerservice.ManagedCluster;
}

/** Control plane logs, container logs and inventory to the workspace; metrics to managed Prometheus, whose workspace it returns. */
export function monitoring(name: string, args: MonitoringArgs, opts: pulumi.CustomResourceOptions) {
  const { foundation, cluster } = args;
  diagnostics(
    `${name}-logs`,
    { foundation, resourceId: cluster.id, categories: controlPlaneLogs, ownTables: true },
    opts,
  );
  collectContainerLogs(`${name}-containers`, args, opts);
  return collectMetrics(`${name}-metrics`, args, opts);
}

function collectContainerLogs(
  name: string,
  { foundation, cluster }: MonitoringArgs,
  opts: pulumi.CustomResourceOptions,
) {
  const { resourceGroup, workspace, tags } = foundation;
  const streams = ["Microsoft-ContainerInsights-Group-Default"];
  const rule = new monitor.DataCollectionRule(
    name,
    {
      resourceGroupName: resourceGroup.name,
      kind: "Linux",
      dataSources: {
        extensions: [
          {
            name: "ContainerInsightsExtension",
            extensionName: "ContainerInsights",
            extensionSettings: {
              dataCollectionSettings: { interval: "1m", namespaceFilteringMode: "Off", enableContainerLogV2: true },
            },
            streams,
          },
        ],
      },
      destinations: { logAnalytics: [{ name: "workspace", workspaceResourceId: workspace.id }] },
      dataFlows: [{ streams, destinations: ["workspace"] }],
      tags,
    },
    opts,
  );
  new monitor.DataCollectionRuleAssociation(
    `${name}-association`,
    // The add-on looks for this very name.
    { resourceUri: cluster.id, associationName: "ContainerInsightsExtension", dataCollectionRuleId: rule.id },
    opts,
  );
}

function collectMetrics(name: string, { foundation, cluster }: MonitoringArgs, opts: pulumi.CustomResourceOptions) {
  const { resourceGroup, tags } = foundation;
  const place = { resourceGroupName: resourceGroup.name, tags };
  const prometheus = new monitor.AzureMonitorWorkspace(name, place, opts);
  const endpoint = new monitor.DataCollectionEndpoint(`${name}-in`, { ...place, kind: "Linux" }, opts);
  const streams = ["Microsoft-PrometheusMetrics"];
  const rule = new monitor.DataCollectionRule(
    name,
    {
      ...place,
      kind: "Linux",
      dataCollectionEndpointId: endpoint.id,
      dataSources: { prometheusForwarder: [{ name: "prometheus", streams }] },
      destinations: { monitoringAccounts: [{ name: "prometheus", accountResourceId: prometheus.id }] },
      dataFlows: [{ streams, destinations: ["prometheus"] }],
    },
    opts,
  );
  new monitor.DataCollectionRuleAssociation(
    `${name}-association`,
    { resourceUri: cluster.id, associationName: "prometheus", dataCollectionRuleId: rule.id },
    opts,
  );
  return prometheus;
}
