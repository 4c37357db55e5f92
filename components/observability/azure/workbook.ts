import { createHash } from "node:crypto";
import * as sensor from "../../qualys-sensor/identity";

/** A UUID, as Azure wants it. A19: no other workbook of the subscription may have it, so the group's id is in it. */
export function workbookName(name: string, resourceGroupId: string): string {
  const digest = createHash("sha256").update(`${resourceGroupId}/${name}`).digest("hex");
  const [, ...parts] = /^(.{8})(.{4})(.{4})(.{4})(.{12})/.exec(digest) ?? [];
  return parts.join("-");
}

const charts = [
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

/** The workbook's content, as Azure stores it, over one workspace. */
export function workbook(workspaceId: string): string {
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
        resourceType: "microsoft.operationalinsights/workspaces",
        crossComponentResources: [workspaceId],
        timeContext: { durationMs: 86_400_000 },
      },
    })),
    fallbackResourceIds: [workspaceId],
  });
}
