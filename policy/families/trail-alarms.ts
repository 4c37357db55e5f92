import type { Controls } from "../controls";
import { resource } from "../examples";
import { list, text, unless, when, type Problems } from "../problems";
import { singletonRule, type Rule } from "../rule";
import type { Stack, Typed } from "../stack";
import { anyHolds, isSet, known, someIs } from "../unknown";
import { names } from "../views/words";
import {
  type BusEvent,
  eventRuleType,
  isAbout,
  isEventRule,
  problemsOnBus,
  rightOnBus,
  wrongOnBus,
} from "./bus-events";

const filterType = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
const groupType = "aws:cloudwatch/logGroup:LogGroup";

interface TrailAlarm {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly control: NonNullable<Controls["aws-foundations"]>[number];
  /** What the filter has to name; the first tells it from filters for other events. */
  readonly events: readonly [string, ...string[]];
  /** What else raises the alarm: a rule of EventBridge that takes all of these. Left out: EventBridge does not get them. */
  readonly onBus?: readonly BusEvent[];
}

/**
 * A rule that some events in the log of an AWS account's trail raise an alarm: that of a metric filter on the trail's log,
 * or the target of a rule of EventBridge, which sees its own region alone.
 */
export function trailAlarmRule({ id, title, why, control, events, onBus }: TrailAlarm): Rule {
  const shown = (named: readonly string[], alarm: object) => [
    resource(filterType, "filter", {
      pattern: named.map((event) => `($.eventName = "${event}")`).join(" || "),
      metricTransformation: { name: "events", namespace: "trail" },
    }),
    resource(alarmType, "alarm", { metricName: "events", namespace: "trail", ...alarm }),
  ];
  const told = { alarmActions: ["arn:aws:sns:eu-central-1:123456789012:alarms"] };
  return singletonRule([filterType, eventRuleType], {
    id,
    title,
    why,
    severity: "medium",
    area: "logging",
    controls: { "aws-foundations": [control] },
    fix: `Add a LogMetricFilter on the trail's log group for ${events.join(", ")}, and a MetricAlarm on its metric with alarmActions.${onBus ? " Or an EventRule for them, with an EventTarget." : ""}`,
    missing: onBus ? "no metric filter and no event rule looks for it" : "no metric filter looks for it",
    applies: (subject) =>
      isEventRule(subject) ? isAbout(subject, onBus?.[0]) : names(subject.properties.pattern, events[0]),
    check(filter, stack) {
      if (isEventRule(filter)) return problemsOnBus(filter, stack, onBus ?? []);
      const leftOut = events.filter((event) => !names(filter.properties.pattern, event));
      return [
        ...when(leftOut.length > 0, `the pattern leaves out ${leftOut.join(", ")}`),
        ...unless(isHeard(filter, stack), "no alarm on its metric tells anybody"),
        ...outsideTrail(filter, stack),
      ];
    },
    good: () => [shown(events, told), ...(onBus ? [rightOnBus(onBus)] : [])],
    bad: () => [
      [],
      shown(events, {}),
      shown(events, { ...told, actionsEnabled: false }),
      ...withoutTheLast(),
      ...(onBus ? wrongOnBus(onBus) : []),
    ],
  });

  function withoutTheLast() {
    return events.length > 1 ? [shown(events.slice(0, -1), told)] : [];
  }
}

type Filter = Typed<typeof filterType>;
type Alarm = Typed<typeof alarmType>;

interface Metric {
  readonly metricName?: string;
  readonly namespace?: string;
}

const metricOf = (metric: Metric | undefined) => `${known(metric, "namespace")} ${known(metric, "metricName")}`;

const metricsOf = ({ properties }: Alarm) => [
  metricOf(properties),
  ...list(properties.metricQueries).map(({ metric }) => metricOf(metric)),
];

/** Whether an alarm on the filter's metric tells somebody. */
function isHeard(filter: Filter, stack: Stack): boolean {
  const { name, namespace } = filter.properties.metricTransformation ?? {};
  const metric = metricOf({ metricName: name, namespace });
  return anyHolds(
    () => someIs(stack.having(alarmType, metric, metricsOf), isTold),
    () => someIs(stack.pointingAt(filter, alarmType, "metricName"), isTold),
    () => !stack.areKeysKnown(alarmType, metricsOf),
  );
}

const isTold = ({ properties }: Alarm) => isSet(properties, "alarmActions") && properties.actionsEnabled !== false;

/** A trail in another stack, such as the organization's, is not seen. */
function outsideTrail(filter: Filter, stack: Stack): Problems {
  const trails = stack.all("aws:cloudtrail/trail:Trail");
  const groups = stack.behind(filter, "logGroupName", groupType);
  const isItsLog = trails.some((trail) => {
    const ownGroups = stack.behind(trail, "cloudWatchLogsGroupArn", groupType);
    if (groups.length > 0 && ownGroups.length > 0) return groups.some((group) => ownGroups.includes(group));
    return text(trail.properties.cloudWatchLogsGroupArn).includes(`:${text(filter.properties.logGroupName)}`);
  });
  return unless(trails.length === 0 || isItsLog, "is not on the log group of the trail");
}
