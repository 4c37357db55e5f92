import { createHash } from "node:crypto";
import type * as pulumi from "@pulumi/pulumi";
import * as sensor from "../../qualys-sensor/identity";

/** A UUID, as Azure wants it. A19: no other workbook of the subscription may have it, so the group's id is in it. */
export function workbookName(name: string, resourceGroupId: string): string {
  const digest = createHash("sha256").update(`${resourceGroupId}/${name}`).digest("hex");
  const [, ...parts] = /^(.{8})(.{4})(.{4})(.{4})(.{12})/.exec(digest) ?? [];
  return parts.join("-");
}

export interface Chart {
  readonly title: string;
  readonly visualization: "timechart" | "table";
  readonly query: string;
}

/** Whose logs are asked: a workspace's, or those of a cluster, wherever it sends them. */
export interface LogSource {
  readonly id: pulumi.Input<string>;
  readonly type: "microsoft.operationalinsights/workspaces" | "microsoft.containerservice/managedclusters";
}

export const sensorCharts: readonly Chart[] = [
  {
    title: "Sensor pods by state",
    visualization: "timechart",
    query: `KubePodInventory | where Namespace == "${sensor.namespace}" | summarize dcount(Name) by PodStatus, bin(TimeGenerated, 5m)`,
  },
  {
    title: "Warnings about the sensor",
    visualization: "table",
    query: `KubeEvents | where Namespace == "${sensor.namespace}" and KubeEventType == "Warning" | project TimeGenerated, Name, Reason, Message | top 50 by TimeGenerated`,
  },
  {
    title: "Errors in the sensor's log",
    visualization: "table",
    query: `ContainerLogV2 | where PodNamespace == "${sensor.namespace}" and tostring(LogMessage) has_any ("error", "fatal") | project TimeGenerated, PodName, LogMessage | top 100 by TimeGenerated`,
  },
];

export const stackCharts: readonly Chart[] = [
  {
    title: "Reads of the Qualys ids",
    visualization: "timechart",
    query: `AZKVAuditLogs | where OperationName == "SecretGet" | summarize count() by tostring(HttpStatusCode), bin(TimeGenerated, 15m)`,
  },
  {
    title: "Flows that a security group refused",
    visualization: "table",
    query: `NTANetAnalytics | where FlowStatus == "Denied" | summarize Flows = count() by SrcIp, DestIp, DestPort, AclRule | top 50 by Flows`,
  },
];

/** The workbook's content, as Azure stores it, over one source of logs. */
export function workbook(sourceId: string, resourceType: LogSource["type"], charts: readonly Chart[]): string {
  return JSON.stringify({
    version: "Notebook/1.0",
    items: charts.map(({ title, visualization, query }) => ({
      type: 3,
      name: title,
      content: {
        version: "KqlItem/1.0",
        title,
        query,
        visualization,
        size: 0,
        queryType: 0,
        resourceType,
        crossComponentResources: [sourceId],
        timeContext: { durationMs: 86_400_000 },
      },
    })),
    fallbackResourceIds: [sourceId],
  });
}
