import * as alertsmanagement from "@pulumi/azure-native/alertsmanagement";
import * as applicationinsights from "@pulumi/azure-native/applicationinsights";
import * as eventgrid from "@pulumi/azure-native/eventgrid";
import * as monitor from "@pulumi/azure-native/monitor";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../../settings";
import type { AzureFoundation } from "../../azure/foundation";
import { prometheusAlerts, type LogAlert } from "./alerts";
import { workbook, workbookName, type Chart, type LogSource } from "./workbook";

export interface AzureObservabilityArgs {
  /** Where the alerts are kept. */
  readonly foundation: Pick<AzureFoundation, "resourceGroup" | "tags">;
  readonly alerts: Settings<"azure">["alerts"];
  readonly logs: LogSource & {
    /** Where the source of the logs is, and what asks it has to be; default: where the resource group is. */
    readonly location?: string;
    readonly alerts: readonly LogAlert[];
    readonly charts: readonly Chart[];
  };
  /** Absent: nobody but the logs tells of the cluster. */
  readonly metrics?: {
    readonly clusterId: pulumi.Input<string>;
    readonly clusterName: pulumi.Input<string>;
    /** Workspace of the cluster's Prometheus metrics. */
    readonly workspaceId: pulumi.Input<string>;
  };
  /** Vault of the ids; absent: the stack has none. */
  readonly vaultId?: pulumi.Input<string>;
  /** Vault of the key that encrypts the cluster's secrets; absent: the cluster is somebody else's. */
  readonly keyVaultId?: pulumi.Input<string>;
}

/** What a vault tells, and what of it somebody has to know. */
interface VaultEvents {
  readonly source: pulumi.Input<string>;
  readonly topic: string;
  readonly subscription: string;
  readonly description: string;
  readonly events: readonly string[];
}

/** Alerts on the sensor, and where they are the stack's on nodes, secrets and logs; a workbook shows the same at a glance. */
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
    if (args.metrics !== undefined) this.#watchMetrics(args.metrics);
    for (const alert of args.logs.alerts) this.#watchLogs(alert);
    if (args.vaultId !== undefined) this.#watchExpiry(args.vaultId);
    if (args.keyVaultId !== undefined) this.#watchKey(args.keyVaultId);
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

  #watchMetrics({ clusterId, clusterName, workspaceId }: NonNullable<AzureObservabilityArgs["metrics"]>) {
    const { foundation } = this.#args;
    const actions = this.actionGroupIds.map((actionGroupId) => ({ actionGroupId }));
    new alertsmanagement.PrometheusRuleGroup(
      `${this.#name}-metrics`,
      {
        resourceGroupName: foundation.resourceGroup.name,
        clusterName,
        scopes: [workspaceId, clusterId],
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
    const {
      foundation: { resourceGroup, tags },
      logs: { id, location },
    } = this.#args;
    new monitor.ScheduledQueryRule(
      `${this.#name}-${name}`,
      {
        resourceGroupName: resourceGroup.name,
        ...(location !== undefined && { location }),
        kind: "LogAlert",
        displayName: description,
        description,
        severity,
        enabled: true,
        scopes: [id],
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
  #watchExpiry(source: pulumi.Input<string>) {
    this.#watchVault({
      source,
      topic: "vault-events",
      subscription: "expiry",
      description: "A secret of the registry sensor expires soon: renew its date.",
      events: ["SecretNearExpiry", "SecretExpired"],
    });
  }

  /** A30: the cluster stays with the version that it has; what tells in time is the next one, which comes long before the end of the last. */
  #watchKey(source: pulumi.Input<string>) {
    this.#watchVault({
      source,
      topic: "key-events",
      subscription: "key-versions",
      description:
        "The key of the cluster's secrets has a new version, or expires: move the cluster to it, see docs/runbook.md.",
      events: ["KeyNewVersionCreated", "KeyNearExpiry", "KeyExpired"],
    });
  }

  #watchVault({ source, topic, subscription, description, events }: VaultEvents) {
    if (this.actionGroupIds.length === 0) return;
    const { foundation } = this.#args;
    const resourceGroupName = foundation.resourceGroup.name;
    const { name: systemTopicName } = new eventgrid.SystemTopic(
      `${this.#name}-${topic}`,
      { resourceGroupName, source, topicType: "Microsoft.KeyVault.vaults", tags: foundation.tags },
      this.#child,
    );
    new eventgrid.SystemTopicEventSubscription(
      `${this.#name}-${subscription}`,
      {
        resourceGroupName,
        systemTopicName,
        eventDeliverySchema: "CloudEventSchemaV1_0",
        destination: {
          endpointType: "MonitorAlert",
          severity: "Sev2",
          description,
          actionGroups: this.actionGroupIds,
        },
        filter: { includedEventTypes: events.map((event) => `Microsoft.KeyVault.${event}`) },
      },
      this.#child,
    );
  }

  #createWorkbook() {
    const {
      foundation: { resourceGroup, tags },
      logs: { id: sourceId, type, charts },
    } = this.#args;
    return new applicationinsights.Workbook(
      `${this.#name}-workbook`,
      {
        resourceGroupName: resourceGroup.name,
        resourceName: resourceGroup.id.apply((id) => workbookName(this.#name, id)),
        kind: "shared",
        category: "workbook",
        displayName: "Qualys registry sensor",
        sourceId,
        serializedData: pulumi.output(sourceId).apply((id) => workbook(id, type, charts)),
        tags,
      },
      this.#child,
    );
  }
}
