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
const countRow = alarmHeight;
const graphRow = countRow + size.height;

/** What is counted, by what people call it: sensors beside the nodes that they should be on. */
export type Counts = Readonly<Record<string, Metric>>;

export interface Shown {
  readonly healthAlarmArn?: pulumi.Output<string>;
  readonly counts: Counts;
  readonly graphs: readonly Graph[];
  readonly logGroupName?: pulumi.Input<string>;
}

/**
 * Whether the sensor works, by the state of all alarms; on how many nodes, and since when, by the numbers of a week; why
 * not, by a graph of each alarm's metric and the sensor's latest words.
 */
export function dashboardBody(region: pulumi.Output<string>, { healthAlarmArn, counts, graphs, logGroupName }: Shown) {
  const health = healthAlarmArn === undefined ? [] : [healthAlarmArn];
  const alarms = { title: "Alarms", alarms: [...health, ...graphs.map(({ arn }) => arn)] };
  const logRow = graphRow + Math.ceil(graphs.length / perRow) * size.height;
  return {
    start: "-P7D",
    widgets: [
      { type: "alarm", x: 0, y: 0, width: columns, height: alarmHeight, properties: alarms },
      ...numbers(region, counts),
      ...graphs.map((graph, place) => ({
        type: "metric",
        x: (place % perRow) * size.width,
        y: graphRow + Math.floor(place / perRow) * size.height,
        ...size,
        properties: graphProperties(region, graph),
      })),
      ...(logGroupName === undefined ? [] : [latestWords(region, logGroupName, logRow)]),
    ],
  };
}

/** How many there are now, and how many there were. */
function numbers(region: pulumi.Output<string>, counts: Counts) {
  if (Object.keys(counts).length === 0) return [];
  const metrics = Object.entries(counts).map(([label, metric]) => [...line(metric), { label, stat: metric.statistic }]);
  const shown = { title: "Sensors and nodes", region, period: 60, metrics };
  const { width, height } = size;
  return [
    { type: "metric", x: 0, y: countRow, width, height, properties: { ...shown, view: "singleValue" } },
    {
      type: "metric",
      x: width,
      y: countRow,
      width: columns - width,
      height,
      properties: { ...shown, view: "timeSeries", yAxis: { left: { min: 0 } } },
    },
  ];
}

function line({ namespace, name, dimensions }: Metric): unknown[] {
  return [namespace, name, ...Object.entries(dimensions).flat()];
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
    metrics: [line(metric)],
    annotations: { horizontal: [{ label: "alarm", value: threshold }] },
  };
}
