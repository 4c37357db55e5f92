import { CompositeAlarm, Dashboard, LogMetricFilter, MetricAlarm } from "@pulumi/aws/cloudwatch";
import { Topic, TopicPolicy, TopicSubscription } from "@pulumi/aws/sns";
import * as pulumi from "@pulumi/pulumi";
import { awsAccount, type AwsAccount, consoleUrl } from "../../aws/account";
import { CustomerKey } from "../../aws/customer-key";
import { alarms as alarmsMayPublish } from "../../aws/key-uses";
import type { LogStorage } from "../../aws/logs";
import { policyDocument } from "../../aws/policies";
import type { Alarm, Alarms } from "./alarms";
import { type Counts, dashboardBody, type Graph } from "./dashboard";
import { recordEvents } from "./event-log";
import type { WatchedEvents } from "./events";
import type { CountedLines } from "./log-lines";

export interface AwsObservabilityArgs {
  /** What the sensor runs on. Dashboards and metrics have nothing but their names, and a stack for each may have the same. */
  readonly platform: "ecs" | "eks";
  readonly alarms: Alarms;
  readonly lines: CountedLines;
  readonly events: WatchedEvents;
  readonly counts: Counts;
  /** Of the sensor's own words; absent where nobody collects them. */
  readonly sensorLogGroupName?: pulumi.Input<string>;
  readonly logs: LogStorage;
  /** Address that alarms go to. */
  readonly email?: string;
  /** A topic that exists already and takes the alarms instead. */
  readonly topicArn?: string;
  readonly protect: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

interface RunningAlarm extends Alarm {
  readonly resource: MetricAlarm;
}

/** Alarms with somebody who hears them, and one page that shows how the sensor does. */
export class AwsObservability extends pulumi.ComponentResource {
  readonly topicArn: pulumi.Output<string>;
  /**
   * One state for all that keeps the sensor from scanning, for other programs: the alarms in it tell people. Absent
   * where nothing reports on the sensor.
   */
  readonly healthAlarmArn?: pulumi.Output<string>;
  readonly dashboardUrl: pulumi.Output<string>;

  constructor(name: string, args: AwsObservabilityArgs, opts?: pulumi.ComponentResourceOptions) {
    super("qualys:aws:Observability", name, {}, opts);
    const account = awsAccount(this);

    this.topicArn = args.topicArn === undefined ? this.topic(name, account, args) : pulumi.output(args.topicArn);
    const all = { ...args.alarms, ...this.count(name, args), ...recordEvents(name, args, account, this) };
    const alarms = Object.entries(all).map(([key, alarm]) => this.alarm(`${name}-${key}`, alarm, args.tags));
    const stopping = alarms.filter(({ stopsScans }) => stopsScans);
    this.healthAlarmArn = stopping.length > 0 ? this.health(name, stopping, args).arn : undefined;
    this.dashboardUrl = this.dashboard(name, account, alarms, args);

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

  /** Makes a metric of the number of lines that match. */
  private count(name: string, { platform, lines }: AwsObservabilityArgs): Alarms {
    const alarms = Object.entries(lines).map(([key, { groupName, pattern, ...condition }]) => {
      // E21: a name of its own, or the alarm of one stack counts the lines of another.
      const metric = { namespace: "Qualys/RegistrySensor", name: `${name}-${platform}-${key}` };
      new LogMetricFilter(
        `${name}-${key}`,
        { logGroupName: groupName, pattern, metricTransformation: { ...metric, value: "1" } },
        { parent: this },
      );
      return [key, { ...condition, metric: { ...metric, dimensions: {}, statistic: "Sum" as const } }] as const;
    });
    return Object.fromEntries(alarms);
  }

  private alarm(name: string, alarm: Alarm, tags: Readonly<Record<string, string>>): RunningAlarm {
    const { bad } = alarm;
    const [comparisonOperator, threshold] =
      "above" in bad ? (["GreaterThanThreshold", bad.above] as const) : (["LessThanThreshold", bad.below] as const);
    const resource = new MetricAlarm(
      name,
      {
        alarmDescription: alarm.description,
        ...measured(alarm),
        comparisonOperator,
        threshold,
        treatMissingData: alarm.silence,
        alarmActions: [this.topicArn],
        okActions: [this.topicArn],
        tags,
      },
      { parent: this },
    );
    return { ...alarm, resource };
  }

  private health(name: string, alarms: RunningAlarm[], { platform, tags }: AwsObservabilityArgs): CompositeAlarm {
    const states = alarms.map(({ resource }) => ringing(resource));
    return new CompositeAlarm(
      `${name}-health`,
      {
        // E21: CloudWatch makes up no name for it, and people look for it by name.
        alarmName: `${name}-${platform}`,
        alarmDescription: "The sensor does not scan, or not on every node: see which of the alarms in it rings.",
        alarmRule: pulumi.all(states).apply((rules) => rules.join(" OR ")),
        tags,
      },
      { parent: this },
    );
  }

  private dashboard(name: string, account: AwsAccount, alarms: RunningAlarm[], args: AwsObservabilityArgs) {
    const body = dashboardBody(account.region, {
      healthAlarmArn: this.healthAlarmArn,
      counts: args.counts,
      graphs: alarms.map(graph),
      logGroupName: args.sensorLogGroupName,
    });
    const dashboard = new Dashboard(
      name,
      {
        // E21: CloudWatch has no other way to tell dashboards apart, and people look for it by name.
        dashboardName: `${name}-${args.platform}`,
        dashboardBody: pulumi.jsonStringify(body),
      },
      { parent: this },
    );
    return pulumi.interpolate`${consoleUrl(account)}/cloudwatch/home?region=${account.region}#dashboards/dashboard/${dashboard.dashboardName}`;
  }
}

/** Sums over the whole time; everything else is looked at every minute, and has to last. */
function measured({ metric, minutes }: Alarm) {
  const { namespace, name: metricName, dimensions, statistic } = metric;
  const isSum = statistic === "Sum" || metric.grows === true;
  const [period, evaluationPeriods] = isSum ? [minutes * 60, 1] : [60, minutes];
  if (!metric.grows) return { namespace, metricName, dimensions, statistic, period, evaluationPeriods };
  return {
    evaluationPeriods,
    metricQueries: [
      { id: "total", metric: { namespace, metricName, dimensions, stat: statistic, period } },
      { id: "growth", expression: "DIFF(total)", label: "growth", returnData: true },
    ],
  };
}

const ringing = ({ name }: MetricAlarm) => pulumi.interpolate`ALARM("${name}")`;

function graph({ resource, metric, bad }: RunningAlarm): Graph {
  return { title: resource.name, arn: resource.arn, metric, threshold: "above" in bad ? bad.above : bad.below };
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
