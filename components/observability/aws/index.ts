import { Dashboard, LogMetricFilter, MetricAlarm } from "@pulumi/aws/cloudwatch";
import { Topic, TopicPolicy, TopicSubscription } from "@pulumi/aws/sns";
import * as pulumi from "@pulumi/pulumi";
import { awsAccount, type AwsAccount, consoleUrl } from "../../aws/account";
import { CustomerKey } from "../../aws/customer-key";
import { alarms as alarmsMayPublish } from "../../aws/key-uses";
import { policyDocument } from "../../aws/policies";
import type { Alarm, Alarms } from "./alarms";
import { dashboardBody, type Graph } from "./dashboard";

export interface AwsObservabilityArgs {
  /** What the sensor runs on. Dashboards and metrics have nothing but their names, and a stack for each may have the same. */
  readonly platform: "ecs" | "eks";
  readonly alarms: Alarms;
  readonly sensorLogs: SensorLogs;
  /** Address that alarms go to. */
  readonly email?: string;
  /** A topic that exists already and takes the alarms instead. */
  readonly topicArn?: string;
  readonly protect: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

export interface SensorLogs {
  readonly groupName: pulumi.Input<string>;
  /** CloudWatch filter pattern of the sensor's errors. */
  readonly errors: pulumi.Input<string>;
}

/** Alarms with somebody who hears them, and one page that shows how the sensor does. */
export class AwsObservability extends pulumi.ComponentResource {
  readonly topicArn: pulumi.Output<string>;
  readonly dashboardUrl: pulumi.Output<string>;

  constructor(name: string, args: AwsObservabilityArgs, opts?: pulumi.ComponentResourceOptions) {
    super("qualys:aws:Observability", name, {}, opts);
    const account = awsAccount(this);

    this.topicArn = args.topicArn === undefined ? this.topic(name, account, args) : pulumi.output(args.topicArn);
    const alarms = { ...args.alarms, errors: this.sensorErrors(name, args) };
    const graphs = Object.entries(alarms).map(([key, alarm]) => this.alarm(`${name}-${key}`, alarm, args.tags));
    this.dashboardUrl = this.dashboard(name, account, graphs, args);

    this.registerOutputs({ topicArn: this.topicArn, dashboardUrl: this.dashboardUrl });
  }

  private topic(name: string, account: AwsAccount, { email, protect, tags }: AwsObservabilityArgs) {
    const key = new CustomerKey(
      `${name}-key`,
      { description: "Alarms of the registry sensor", uses: [alarmsMayPublish], protect, tags },
      { parent: this },
    );
    const topic = new Topic(`${name}-topic`, { kmsMasterKeyId: key.arn, tags }, { parent: this });
    new TopicPolicy(`${name}-topic`, { arn: topic.arn, policy: alarmsOnly(topic.name, account) }, { parent: this });
    if (email !== undefined) {
      new TopicSubscription(
        `${name}-email`,
        { topic: topic.arn, protocol: "email", endpoint: email },
        { parent: this },
      );
    }
    return topic.arn;
  }

  /** The sensor ends with exit code 0 whatever went wrong, so its log has to be read. */
  private sensorErrors(name: string, { platform, sensorLogs: { groupName, errors } }: AwsObservabilityArgs): Alarm {
    // E21: a name of its own, or the alarm of one stack counts the errors of another.
    const metric = { namespace: "Qualys/RegistrySensor", name: `${name}-${platform}-errors` };
    new LogMetricFilter(
      `${name}-errors`,
      { logGroupName: groupName, pattern: errors, metricTransformation: { ...metric, value: "1" } },
      { parent: this },
    );
    return {
      description: "The sensor reports errors: wrong ids, no way to Qualys or to a registry. See its log.",
      metric: { ...metric, dimensions: {}, statistic: "Sum" },
      bad: { above: 5 },
      minutes: 15,
      silence: "notBreaching",
    };
  }

  private alarm(name: string, alarm: Alarm, tags: Readonly<Record<string, string>>): Graph {
    const { metric, bad, minutes } = alarm;
    const [period, evaluationPeriods] = metric.statistic === "Sum" ? [minutes * 60, 1] : [60, minutes];
    const [comparisonOperator, threshold] =
      "above" in bad ? (["GreaterThanThreshold", bad.above] as const) : (["LessThanThreshold", bad.below] as const);
    const { arn } = new MetricAlarm(
      name,
      {
        alarmDescription: alarm.description,
        namespace: metric.namespace,
        metricName: metric.name,
        dimensions: metric.dimensions,
        statistic: metric.statistic,
        comparisonOperator,
        threshold,
        period,
        evaluationPeriods,
        treatMissingData: alarm.silence,
        alarmActions: [this.topicArn],
        okActions: [this.topicArn],
        tags,
      },
      { parent: this },
    );
    return { title: name, arn, metric, threshold };
  }

  private dashboard(name: string, account: AwsAccount, graphs: Graph[], args: AwsObservabilityArgs) {
    const dashboard = new Dashboard(
      name,
      {
        // E21: CloudWatch has no other way to tell dashboards apart, and people look for it by name.
        dashboardName: `${name}-${args.platform}`,
        dashboardBody: pulumi.jsonStringify(dashboardBody(account.region, graphs, args.sensorLogs.groupName)),
      },
      { parent: this },
    );
    return pulumi.interpolate`${consoleUrl(account)}/cloudwatch/home?region=${account.region}#dashboards/dashboard/${dashboard.dashboardName}`;
  }
}

function alarmsOnly(topicName: pulumi.Output<string>, { partition, region, id }: AwsAccount) {
  const Resource = pulumi.interpolate`arn:${partition}:sns:${region}:${id}:${topicName}`;
  return policyDocument([
    {
      Sid: "Alarms",
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: "sns:Publish",
      Resource,
      Condition: {
        StringEquals: { "aws:SourceAccount": id },
        ArnLike: { "aws:SourceArn": pulumi.interpolate`arn:${partition}:cloudwatch:${region}:${id}:alarm:*` },
      },
    },
    {
      Sid: "NoPlainHttp",
      Effect: "Deny",
      Principal: "*",
      Action: "sns:Publish",
      Resource,
      Condition: { Bool: { "aws:SecureTransport": false } },
    },
  ]);
}
