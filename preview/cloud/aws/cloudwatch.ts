import { arn, globalArn } from "../aws-arn";
import type { ServiceAnswers } from "../answers";

export default {
  resources: {
    "aws:cloudwatch/logGroup:LogGroup": {
      autoName: { property: "name", maxLength: 512 },
      outputs: ({ name }, { config }) => ({ id: name, arn: arn(config, "logs", `log-group:${String(name)}`) }),
    },
    "aws:cloudwatch/logMetricFilter:LogMetricFilter": { autoName: { property: "name", maxLength: 512 } },
    "aws:cloudwatch/metricAlarm:MetricAlarm": {
      autoName: { property: "name", maxLength: 255 },
      outputs: ({ name }, { config }) => ({ id: name, arn: arn(config, "cloudwatch", `alarm:${String(name)}`) }),
    },
    "aws:cloudwatch/compositeAlarm:CompositeAlarm": {
      outputs: ({ alarmName }, { config }) => ({
        id: alarmName,
        arn: arn(config, "cloudwatch", `alarm:${String(alarmName)}`),
      }),
    },
    "aws:cloudwatch/eventRule:EventRule": {
      autoName: { property: "name", maxLength: 64 },
      outputs: ({ name }, { config }) => ({ id: name, arn: arn(config, "events", `rule/${String(name)}`) }),
    },
    "aws:cloudwatch/eventTarget:EventTarget": {
      outputs: ({ rule, arn: target }) => ({ id: `${rule}-${target}`, targetId: "1" }),
    },
    "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": {
      outputs: ({ resourceArn, policyName }) => ({ id: policyName ?? resourceArn }),
    },
    "aws:cloudwatch/dashboard:Dashboard": {
      outputs: ({ dashboardName }, { config }) => ({
        id: dashboardName,
        dashboardArn: globalArn(config, "cloudwatch", `dashboard/${String(dashboardName)}`),
      }),
    },
  },
  invokes: {
    // The cluster `shared` has Container Insights, no other that exists already.
    "aws:cloudwatch/getLogGroups:getLogGroups": ({ logGroupNamePrefix: prefix }, config) => {
      const kinds = prefix === "/aws/containerinsights/shared/" ? ["application", "performance"] : [];
      const names = kinds.map((kind) => `${String(prefix)}${kind}`);
      return {
        id: config.region,
        region: config.region,
        logGroupNamePrefix: prefix,
        arns: names.map((name) => arn(config, "logs", `log-group:${name}`)),
        logGroupNames: names,
      };
    },
  },
} satisfies ServiceAnswers;
