import { AlertPolicy, Dashboard, NotificationChannel } from "@pulumi/gcp/monitoring";
import * as pulumi from "@pulumi/pulumi";
import type { GcpProject } from "../../gcp/project";
import { alertsOn, type LogAlert, type MetricAlert } from "./alerts";
import { type Counters, counters } from "./counters";
import { dashboard } from "./dashboard";
import { storeLogs } from "./logs";
import type { Subject } from "./subject";

export interface GcpObservabilityArgs {
  readonly project: GcpProject;
  readonly subject: Subject;
  readonly retentionDays: number;
  /** Where alarms go: an address, a notification channel, or both. */
  readonly email?: string;
  readonly notificationChannel?: string;
  readonly protect: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** Alarms, a dashboard, and the logs they are about. */
export class GcpObservability extends pulumi.ComponentResource {
  readonly logBucket: pulumi.Output<string>;
  readonly dashboard: pulumi.Output<string>;

  constructor(name: string, args: GcpObservabilityArgs, opts?: pulumi.ComponentResourceOptions) {
    super("qualys:gcp:Observability", name, {}, opts);

    const { project, subject } = args;

    const { bucket, sink } = storeLogs(name, args, this);
    const counts = counters(name, subject, { parent: this, dependsOn: [...project.apis] });
    const channels = this.channels(name, args);
    Object.entries(alertsOn(subject, counts, sink)).forEach(([what, alert]) =>
      this.raise(`${name}-${what}`, alert, channels, args),
    );
    this.logBucket = bucket;
    this.dashboard = this.draw(name, counts, args);
    this.registerOutputs({ logBucket: this.logBucket, dashboard: this.dashboard });
  }

  private channels(name: string, args: GcpObservabilityArgs): pulumi.Input<string>[] {
    const { project, email, notificationChannel, tags } = args;
    const channels: pulumi.Input<string>[] = notificationChannel === undefined ? [] : [notificationChannel];
    if (email === undefined) return channels;
    const channel = new NotificationChannel(
      `${name}-email`,
      { displayName: `${name}: ${email}`, type: "email", labels: { email_address: email }, userLabels: tags },
      { parent: this, dependsOn: [...project.apis] },
    );
    return [...channels, channel.id];
  }

  private raise(
    name: string,
    alert: MetricAlert | LogAlert,
    notificationChannels: pulumi.Input<string>[],
    { project, subject, tags }: GcpObservabilityArgs,
  ): void {
    const { title, severity, meaning } = alert;
    new AlertPolicy(
      name,
      {
        displayName: pulumi.interpolate`${title} (${subject.cluster})`,
        severity,
        documentation: { content: meaning, mimeType: "text/markdown" },
        combiner: "OR",
        conditions: [{ displayName: title, ...condition(alert) }],
        alertStrategy: strategy(alert),
        notificationChannels,
        userLabels: tags,
      },
      { parent: this, dependsOn: [...project.apis] },
    );
  }

  private draw(name: string, counts: Counters, { project, subject }: GcpObservabilityArgs): pulumi.Output<string> {
    const board = dashboard(name, subject, counts);
    const { id } = new Dashboard(
      name,
      { dashboardJson: pulumi.jsonStringify(board) },
      { parent: this, dependsOn: [...project.apis] },
    );
    const uuid = id.apply((path) => path.replace(/^.*\//, ""));
    return pulumi.interpolate`https://console.cloud.google.com/monitoring/dashboards/builder/${uuid}?project=${project.id}`;
  }
}

const isMetricAlert = (alert: MetricAlert | LogAlert): alert is MetricAlert => "query" in alert;

function condition(alert: MetricAlert | LogAlert) {
  if (!isMetricAlert(alert)) return { conditionMatchedLog: { filter: alert.filter } };
  const { query, minutes } = alert;
  return {
    conditionPrometheusQueryLanguage: {
      query,
      duration: `${minutes * 60}s`,
      evaluationInterval: "60s",
      // A metric that nothing has reported yet does not exist, and a new cluster has reported nothing.
      disableMetricValidation: true,
    },
  };
}

/** Alarms about log entries close by time alone, and Cloud Monitoring wants to know how often they may be raised. */
function strategy(alert: MetricAlert | LogAlert) {
  return isMetricAlert(alert)
    ? { autoClose: "1800s" }
    : { autoClose: "3600s", notificationRateLimit: { period: "300s" } };
}
