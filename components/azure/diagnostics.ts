import * as monitor from "@pulumi/azure-native/monitor";
import type * as pulumi from "@pulumi/pulumi";
import type { AzureFoundation } from "./foundation";

export interface DiagnosticsArgs {
  readonly foundation: AzureFoundation;
  readonly resourceId: pulumi.Input<string>;
  /** Log categories; default: all that the resource has. */
  readonly categories?: readonly string[];
  readonly metrics?: boolean;
  /** Columns for each kind of log instead of one table for all; Azure forgets the wish where it has no choice to offer. */
  readonly ownTables?: boolean;
}

/** Sends the logs and metrics of a resource to the workspace. */
export function diagnostics(name: string, args: DiagnosticsArgs, opts: pulumi.CustomResourceOptions) {
  const { foundation, resourceId, categories, metrics = true, ownTables = false } = args;
  return new monitor.DiagnosticSetting(
    name,
    {
      resourceUri: resourceId,
      workspaceId: foundation.workspace.id,
      ...(ownTables && { logAnalyticsDestinationType: "Dedicated" }),
      logs: categories?.map((category) => ({ category, enabled: true })) ?? [
        { categoryGroup: "allLogs", enabled: true },
      ],
      metrics: metrics ? [{ category: "AllMetrics", enabled: true }] : [],
    },
    opts,
  );
}
