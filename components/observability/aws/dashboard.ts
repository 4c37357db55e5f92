import * as pulumi from "@pulumi/pulumi";
import type { Metric } from "./alarms";

/** An alarm as the dashboard draws it. */
export interface Graph {
  readonly title: pulumi.Input<string>;
  readonly arn: pulumi.Output<string>;
  readonly metric: Metric;
  readonly threshold: number;
}

const columns = 24;
const perRow = 3;
const size = { width: columns / perRow, height: 6 };
const alarmHeight = 3;

export interface Shown {
  readonly healthAlarmArn?: pulumi.Output<string>;
  readonly graphs: readonly Graph[];
  readonly logGroupName?: pulumi.Input<string>;
}

/** The state of all alarms, a graph of each one's metric, and the sensor's latest words. */
export function dashboardBody(region: pulumi.Output<string>, { healthAlarmArn, graphs, logGroupName }: Shown) {
  const health = healthAlarmArn === undefined ? [] : [healthAlarmArn];
  const alarms = { title: "Alarms", alarms: [...health, ...graphs.map(({ arn }) => arn)] };
  const logRow = alarmHeight + Math.ceil(graphs.length / perRow) * size.height;
  return {
    widgets: [
      { type: "alarm", x: 0, y: 0, width: columns, height: alarmHeight, properties: alarms },
      ...graphs.map((graph, place) => ({
        type: "metric",
        x: (place % perRow) * size.width,
        y: alarmHeight + Math.floor(place / perRow) * size.height,
        ...size,
        properties: graphProperties(region, graph),
      })),
      ...(logGroupName === undefined ? [] : [latestWords(region, logGroupName, logRow)]),
    ],
  };
}

function latestWords(region: pulumi.Output<string>, logGroupName: pulumi.Input<string>, y: number) {
  const query = pulumi.interpolate`SOURCE '${logGroupName}' | fields @timestamp, @message | sort @timestamp desc | limit 100`;
  const properties = { title: "Sensor log", region, view: "table", query };
  return { type: "log", x: 0, y, width: columns, height: 8, properties };
}

function graphProperties(region: pulumi.Output<string>, { title, metric, threshold }: Graph) {
  return {
    title,
    region,
    period: 300,
    stat: metric.statistic,
    metrics: [[metric.namespace, metric.name, ...Object.entries(metric.dimensions).flat()]],
    annotations: { horizontal: [{ label: "alarm", value: threshold }] },
  };
}
