import { EventRule, EventTarget, LogGroup, LogResourcePolicy } from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import type { AwsAccount } from "../../aws/account";
import type { LogStorage } from "../../aws/logs";
import { policyDocument, type PolicyStatement } from "../../aws/policies";
import type { Alarms } from "./alarms";
import type { Events, WatchedEvents } from "./events";

export interface EventLogArgs {
  readonly platform: string;
  readonly events: WatchedEvents;
  readonly logs: LogStorage;
  readonly protect: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** Records events in a log group, for whoever asks who it was, and gives the alarms that ring when there are any. */
export function recordEvents(name: string, args: EventLogArgs, account: AwsAccount, parent: pulumi.Resource): Alarms {
  const { events, tags } = args;
  const { group, policy } = eventLog(name, args, account, parent);
  const rules = Object.entries(events).map(([key, each]) => {
    const rule = eventRule(`${name}-${key}`, each, tags, parent);
    // Of a rule without a target EventBridge counts nothing.
    new EventTarget(`${name}-${key}`, { rule: rule.name, arn: group.arn }, { parent, dependsOn: policy });
    return [key, { ...each, silence: "notBreaching" as const, metric: matches(rule) }] as const;
  });
  return Object.fromEntries(rules);
}

function eventLog(
  name: string,
  { platform, logs, protect, tags }: EventLogArgs,
  account: AwsAccount,
  parent: pulumi.Resource,
) {
  const group = new LogGroup(
    `${name}-events`,
    {
      // EventBridge writes to groups that begin like this. E21: the platform, because the name is fixed.
      name: `/aws/events/${name}-${platform}`,
      kmsKeyId: logs.keyArn,
      retentionInDays: logs.retentionDays,
      tags,
    },
    { parent, protect },
  );
  const policy = new LogResourcePolicy(
    `${name}-events`,
    // The group's own: of those that belong to the account there may be ten in a region.
    { resourceArn: group.arn, policyDocument: eventsOnly(name, group.name, account) },
    { parent },
  );
  return { group, policy };
}

/** What EventBridge may do with the log group: create streams, and write what this stack's rules match. */
function eventsOnly(name: string, group: pulumi.Output<string>, { partition, region, id }: AwsAccount) {
  const write = (Action: string): PolicyStatement => ({
    Effect: "Allow",
    Principal: { Service: ["events.amazonaws.com", "delivery.logs.amazonaws.com"] },
    Action,
    Resource: pulumi.interpolate`arn:${partition}:logs:${region}:${id}:log-group:${group}:*`,
  });
  const rules = pulumi.interpolate`arn:${partition}:events:${region}:${id}:rule/${name}-*`;
  return policyDocument([
    { Sid: "Streams", ...write("logs:CreateLogStream") },
    { Sid: "Events", ...write("logs:PutLogEvents"), Condition: { ArnLike: { "aws:SourceArn": rules } } },
  ]);
}

function eventRule(
  name: string,
  { description, pattern, areReads }: Events,
  tags: Readonly<Record<string, string>>,
  parent: pulumi.Resource,
): EventRule {
  return new EventRule(
    name,
    {
      description,
      eventPattern: pulumi.jsonStringify(pattern),
      state: areReads ? "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS" : "ENABLED",
      tags,
    },
    { parent },
  );
}

function matches(rule: EventRule) {
  const dimensions = { RuleName: rule.name };
  return { namespace: "AWS/Events", name: "TriggeredRules", dimensions, statistic: "Sum" as const };
}
