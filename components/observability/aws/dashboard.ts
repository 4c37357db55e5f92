import * as pulumi from "@pulumi/pulumi";
import type { Metric } from "./alarms";

/** An alarm as the dashboard draws it. */
export interface Graph {
  readonly title: string;
  readonly arn: pulumi.Output<string>;
  readonly metric: Metric;
  readonly threshold: number;
}

const columns = 24;
const perRow = 3;
const size = { width: columns / perRow, height: 6 };

/** The state of all alarms, a graph of each one's metric, and the sensor's latest words. */
export function dashboardBody(region: pulumi.Output<string>, graphs: Graph[], logGroupName: pulumi.Input<string>) {
  const log = pulumi.interpolate`SOURCE '${logGroupName}' | fields @timestamp, @message | sort @timestamp desc | limit 100`;
  return {
    widgets: [
      {
        type: "alarm",
        width: columns,
        height: 3,
        properties: { title: "Alarms", alarms: graphs.map(({ arn }) => arn) },
      },
      ...graphs.map(({ title, metric, threshold }, place) => ({
        type: "metric",
        ...size,
        x: (place % perRow) * size.width,
        y: 3 + Math.floor(place / perRow) * size.height,
        properties: {
          title,
          region,
          period: 300,
          stat: metric.statistic,
          metrics: [[metric.namespace, metric.name, ...Object.entries(metric.dimensions).flat()]],
          annotations: { horizontal: [{ label: "alarm", value: threshold }] },
        },
      })),
      {
        type: "log",
        width: columns,
        height: 8,
        properties: { title: "Sensor log", region, view: "table", query: log },
      },
    ],
  };
}
