import * as alertsmanagement from "@pulumi/azure-native/alertsmanagement";
import * as applicationinsights from "@pulumi/azure-native/applicationinsights";
import * as eventgrid from "@pulumi/azure-native/eventgrid";
import * as monitor from "@pulumi/azure-native/monitor";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../../settings";
import type { AzureFoundation } from "../../azure/foundation";
import { logAlerts, prometheusAlerts, type LogAlert } from "./alerts";
import { workbook, workbookName } from "./workbook";

export interface AzureObservabilityArgs {
  readonly foundation: AzureFoundation;
  readonly alerts: Settings<"azure">["alerts"];
  readonly cluster: { readonly clusterId: pulumi.Input<string>; readonly clusterName: pulumi.Input<string> };
  /** Workspace of the cluster's Prometheus metrics. */
  readonly metricsId: pulumi.Input<string>;
  readonly vault: {
    readonly vaultId: pulumi.Input<string>;
    /** Client id of the identity that reads the Qualys ids for the sensor. */
    readonly readerClientId: pulumi.Input<string>;
  };
}

/** Alerts on the sensor, its nodes, its secrets and its logs, and a workbook that shows the same at a glance. */
export class AzureObservability extends pulumi.ComponentResource {
  /** Whom alerts go to; none if the settings name nobody. */
  readonly actionGroupIds: pulumi.Input<string>[];
  readonly workbookId: pulumi.Output<string>;

  readonly #name: string;
  readonly #args: AzureObservabilityArgs;
  readonly #child: pulumi.CustomResourceOptions = { parent: this };

  constructor(name: string, args: AzureObservabilityArgs, opts?: pulumi.ComponentResourceOptions) {
    super("qualys:azure:Observability", name, {}, opts);
    this.#name = name;
    this.#args = args;
    this.actionGroupIds = this.#findActionGroups();
    this.#watchMetrics();
    for (const alert of logAlerts(args.vault.readerClientId)) this.#watchLogs(alert);
    this.#watchExpiry();
    this.workbookId = this.#createWorkbook().id;
    this.registerOutputs({ workbookId: this.workbookId });
  }

  #findActionGroups(): pulumi.Input<string>[] {
    const { foundation, alerts } = this.#args;
    const given = alerts.target === undefined ? [] : [alerts.target.actionGroupId];
    if (alerts.email === undefined) return given;
    const group = new monitor.ActionGroup(
      this.#name,
      {
        resourceGroupName: foundation.resourceGroup.name,
        location: "Global",
        groupShortName: "qualys",
        enabled: true,
        emailReceivers: [{ name: "email", emailAddress: alerts.email, useCommonAlertSchema: true }],
        tags: foundation.tags,
      },
      this.#child,
    );
    return [...given, group.id];
  }

  #watchMetrics() {
    const { foundation, cluster, metricsId } = this.#args;
    const actions = this.actionGroupIds.map((actionGroupId) => ({ actionGroupId }));
    new alertsmanagement.PrometheusRuleGroup(
      `${this.#name}-metrics`,
      {
        resourceGroupName: foundation.resourceGroup.name,
        clusterName: cluster.clusterName,
        scopes: [metricsId, cluster.clusterId],
        enabled: true,
        interval: "PT1M",
        rules: prometheusAlerts.map((alert) => ({
          ...alert,
          enabled: true,
          actions,
          resolveConfiguration: { autoResolved: true, timeToResolve: "PT10M" },
        })),
        tags: foundation.tags,
      },
      this.#child,
    );
  }

  #watchLogs({ name, description, severity, query, fires }: LogAlert) {
    const { resourceGroup, workspace, tags } = this.#args.foundation;
    new monitor.ScheduledQueryRule(
      `${this.#name}-${name}`,
      {
        resourceGroupName: resourceGroup.name,
        kind: "LogAlert",
        displayName: description,
        description,
        severity,
        enabled: true,
        scopes: [workspace.id],
        evaluationFrequency: "PT15M",
        windowSize: "PT30M",
        // A table appears with its first row, long after this rule.
        skipQueryValidation: true,
        autoMitigate: true,
        criteria: {
          allOf: [
            {
              query,
              timeAggregation: "Count",
              ...("above" in fires
                ? { operator: "GreaterThan", threshold: fires.above }
                : { operator: "LessThan", threshold: fires.below }),
              failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
            },
          ],
        },
        actions: { actionGroups: this.actionGroupIds },
        tags,
      },
      this.#child,
    );
  }

  /** Key Vault tells 30 days ahead. */
  #watchExpiry() {
    if (this.actionGroupIds.length === 0) return;
    const { foundation, vault } = this.#args;
    const resourceGroupName = foundation.resourceGroup.name;
    const events = new eventgrid.SystemTopic(
      `${this.#name}-vault-events`,
      { resourceGroupName, source: vault.vaultId, topicType: "Microsoft.KeyVault.vaults", tags: foundation.tags },
      this.#child,
    );
    new eventgrid.SystemTopicEventSubscription(
      `${this.#name}-expiry`,
      {
        resourceGroupName,
        systemTopicName: events.name,
        eventDeliverySchema: "CloudEventSchemaV1_0",
        destination: {
          endpointType: "MonitorAlert",
          severity: "Sev2",
          description: "A secret of the registry sensor expires soon: renew its date.",
          actionGroups: this.actionGroupIds,
        },
        filter: { includedEventTypes: ["Microsoft.KeyVault.SecretNearExpiry", "Microsoft.KeyVault.SecretExpired"] },
      },
      this.#child,
    );
  }

  #createWorkbook() {
    const { resourceGroup, workspace, tags } = this.#args.foundation;
    return new applicationinsights.Workbook(
      `${this.#name}-workbook`,
      {
        resourceGroupName: resourceGroup.name,
        resourceName: resourceGroup.id.apply((id) => workbookName(this.#name, id)),
        kind: "shared",
        category: "workbook",
        displayName: "Qualys registry sensor",
        sourceId: workspace.id,
        serializedData: workspace.id.apply(workbook),
        tags,
      },
      this.#child,
    );
  }
}
