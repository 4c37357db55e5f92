import type { Controls } from "../controls";
import { resource } from "../examples";
import { list, text, unless, when } from "../problems";
import { singletonRule, type Rule } from "../rule";
import type { Stack, Typed } from "../stack";
import { anyHolds, isSet, someIs } from "../unknown";
import { names } from "../views/words";

const metricType = "gcp:logging/metric:Metric";
const alertType = "gcp:monitoring/alertPolicy:AlertPolicy";

interface LogAlert {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly control: NonNullable<Controls["gcp-foundations"]>[number];
  /** What the metric's filter has to name; the first tells it from filters for other events. */
  readonly events: readonly [string, ...string[]];
}

/** A rule that some events in the audit logs of a Google project raise an alert. */
export function logAlertRule({ id, title, why, control, events }: LogAlert): Rule {
  const shown = (named: readonly string[], alert: object) => [
    resource(metricType, "metric", { name: "events", filter: named.map((event) => `"${event}"`).join(" OR ") }),
    resource(alertType, "alert", {
      conditions: [
        { displayName: "events", conditionThreshold: { filter: 'metric.type="logging.googleapis.com/user/events"' } },
      ],
      ...alert,
    }),
  ];
  const told = { notificationChannels: ["projects/example/notificationChannels/1"] };
  return singletonRule(metricType, {
    id,
    title,
    why,
    severity: "medium",
    area: "logging",
    controls: { "gcp-foundations": [control] },
    fix: `Add a logging.Metric that counts ${events.join(", ")}, and a monitoring.AlertPolicy on it with notificationChannels.`,
    missing: "no log-based metric counts it",
    applies: ({ properties }) => names(properties.filter, events[0]),
    check(metric, stack) {
      const leftOut = events.filter((event) => !names(metric.properties.filter, event));
      return [
        ...when(leftOut.length > 0, `the filter leaves out ${leftOut.join(", ")}`),
        ...when(metric.properties.disabled === true, "disabled is true"),
        ...unless(isHeard(metric, stack), "no alert on it tells anybody"),
      ];
    },
    good: () => [shown(events, told)],
    bad: () => [
      [],
      shown(events, {}),
      shown(events, { ...told, enabled: false }),
      ...(events.length > 1 ? [shown(events.slice(0, -1), told)] : []),
    ],
  });
}

type Alert = Typed<typeof alertType>;

/** The log-based metrics that an alert's conditions name. */
const metricsOf = ({ properties }: Alert) =>
  list(properties.conditions).flatMap(({ conditionThreshold }) =>
    Array.from(text(conditionThreshold?.filter).matchAll(logBased), ([, name = ""]) => name),
  );

const logBased = /logging\.googleapis\.com\/user\/([^"]*)"/g;

/** Whether an alert on the metric tells somebody. */
function isHeard(metric: Typed<typeof metricType>, stack: Stack): boolean {
  const linked = stack.pointingAt(metric, alertType, "conditions");
  if (linked.length > 0) return someIs(linked, isTold);
  return anyHolds(
    () => someIs(stack.having(alertType, text(metric.properties.name), metricsOf), isTold),
    () => !stack.areKeysKnown(alertType, metricsOf),
  );
}

const isTold = ({ properties }: Alert) => isSet(properties, "notificationChannels") && properties.enabled !== false;
