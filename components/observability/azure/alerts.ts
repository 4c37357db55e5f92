import * as pulumi from "@pulumi/pulumi";
import * as sensor from "../../qualys-sensor/identity";

export interface PrometheusAlert {
  readonly alert: string;
  readonly expression: string;
  readonly for: string;
  readonly severity: number;
  readonly annotations: Readonly<Record<string, string>>;
}

const ofSensor = `namespace="${sensor.namespace}"`;

export const prometheusAlerts: readonly PrometheusAlert[] = [
  {
    alert: "SensorPodsNotReady",
    // X10: a deployment counts as done only while its pods are ready.
    expression: `kube_daemonset_status_desired_number_scheduled{${ofSensor}} - kube_daemonset_status_number_ready{${ofSensor}} > 0`,
    for: "PT15M",
    severity: 1,
    annotations: { summary: "Sensor pods are not ready for 15 minutes: registries are not scanned." },
  },
  {
    alert: "SensorNowhere",
    expression: `absent(kube_daemonset_status_desired_number_scheduled{${ofSensor}} > 0)`,
    for: "PT15M",
    severity: 1,
    annotations: { summary: "No node runs the sensor." },
  },
  {
    alert: "SensorRestarts",
    expression: `increase(kube_pod_container_status_restarts_total{${ofSensor}}[1h]) > 3`,
    for: "PT5M",
    severity: 2,
    annotations: { summary: "A sensor pod restarted more than three times in an hour." },
  },
  {
    alert: "NodeNotReady",
    expression: `kube_node_status_condition{condition="Ready",status="true"} == 0`,
    for: "PT15M",
    severity: 2,
    annotations: { summary: "A node is not ready for 15 minutes." },
  },
];

export interface LogAlert {
  readonly name: string;
  readonly description: string;
  readonly severity: number;
  readonly query: pulumi.Input<string>;
  /** How many rows of half an hour it takes. */
  readonly fires: { readonly above: number } | { readonly below: number };
}

/** @param reader client id of the identity that reads the Qualys ids for the sensor */
export const vaultAlerts = (reader: pulumi.Input<string>): readonly LogAlert[] => [
  {
    name: "vault-denied",
    description: "Someone was refused by a key vault",
    severity: 1,
    // Clients begin without a token, so 401 is everyday.
    query: "AZKVAuditLogs | where HttpStatusCode == 403",
    fires: { above: 0 },
  },
  {
    name: "vault-others",
    description: "Someone besides the sensor read a Qualys id",
    severity: 1,
    query: pulumi.interpolate`AZKVAuditLogs | where OperationName in ("SecretGet", "SecretBackup") and HttpStatusCode == 200 and tostring(Identity.claim.appid) != "${reader}"`,
    fires: { above: 0 },
  },
];

export const clusterAlerts: readonly LogAlert[] = [
  {
    name: "api-errors",
    description: "The cluster's API server fails to answer",
    severity: 2,
    // One or two belong to every upgrade of the control plane.
    query: "AKSAuditAdmin | where toint(ResponseStatus.code) >= 500",
    fires: { above: 10 },
  },
  {
    name: "logs-stopped",
    description: "The cluster sends no logs",
    severity: 2,
    query: "KubeNodeInventory",
    fires: { below: 1 },
  },
];

export const imageAlert: LogAlert = {
  name: "image-pull",
  description: "A node cannot pull the sensor's image",
  severity: 1,
  query: `KubeEvents | where Namespace == "${sensor.namespace}" and Reason == "Failed" and Message has "pull"`,
  fires: { above: 0 },
};

const podsOfSensor = `KubePodInventory | where Namespace == "${sensor.namespace}"`;

/** A29: what Prometheus tells of the stack's own cluster, as Container Insights tells it of somebody else's. */
export const podAlerts: readonly LogAlert[] = [
  {
    name: "sensor-not-running",
    description: "A sensor pod does not run for 15 minutes: registries are not scanned",
    severity: 1,
    query: `${podsOfSensor} | summarize Since = min(TimeGenerated), Running = countif(PodStatus == "Running" and ContainerStatus == "running") by Name | where Running == 0 and Since < ago(15m)`,
    fires: { above: 0 },
  },
  {
    name: "sensor-nowhere",
    description: "No node runs the sensor, or the cluster sends no logs",
    severity: 1,
    query: podsOfSensor,
    fires: { below: 1 },
  },
  {
    name: "sensor-restarts",
    description: "A sensor pod restarted more than twice in half an hour",
    severity: 2,
    query: `${podsOfSensor} | summarize Restarts = max(PodRestartCount) - min(PodRestartCount) by Name | where Restarts > 2`,
    fires: { above: 0 },
  },
];
