import { LogMetricFilter, MetricAlarm } from "@pulumi/aws/cloudwatch";
import type * as pulumi from "@pulumi/pulumi";

/** CloudWatch filter pattern of what the sensor says when something is wrong. */
export const errorLines = "?ERROR ?FATAL";

/**
 * X10: what takes a new version back. The circuit breaker only counts tasks that do not start, and a sensor without a way
 * to Qualys starts, says so, and ends with exit code 0 (S24). Nobody else is told: ECS looks at it while it deploys.
 */
export function deploymentAlarm(
  sensor: string,
  logGroupName: pulumi.Input<string>,
  tags: Readonly<Record<string, string>>,
  parent: pulumi.Resource,
): MetricAlarm {
  const name = `${sensor}-deployment`;
  const metric = { namespace: "Qualys/RegistrySensor", name: `${name}-errors` };
  new LogMetricFilter(
    name,
    { logGroupName, pattern: errorLines, metricTransformation: { ...metric, value: "1" } },
    { parent },
  );
  return new MetricAlarm(
    name,
    {
      alarmDescription: "The sensor's new version reports errors: ECS goes back to the version before it.",
      namespace: metric.namespace,
      metricName: metric.name,
      statistic: "Sum",
      comparisonOperator: "GreaterThanThreshold",
      threshold: 5,
      period: 300,
      evaluationPeriods: 1,
      treatMissingData: "notBreaching",
      tags,
    },
    { parent },
  );
}
