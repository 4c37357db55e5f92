import { resource } from "../examples";
import { list } from "../problems";
import type { PropertiesOf } from "../types";
import { isSet } from "../unknown";
import { isObject } from "./json";
import { namedEach, type View } from "./view";

const queries = "azure-native:monitor:ScheduledQueryRule";
const metrics = "azure-native:monitor:MetricAlert";
const events = "azure-native:monitor:ActivityLogAlert";
const prometheus = "azure-native:alertsmanagement:PrometheusRuleGroup";

type Alone = PropertiesOf<typeof queries | typeof metrics | typeof events>;
type Group = PropertiesOf<typeof prometheus>;

/** What looks for something to tell of. */
export interface Alert {
  readonly isOn: boolean;
  readonly tellsSomebody: boolean;
}

/** The alerts of Azure Monitor: on logs, on metrics, on the activity log, and those among the rules for Prometheus. */
export const azureAlerts: View<Alert> = {
  types: [queries, metrics, events, prometheus],
  items: ({ type, properties }) =>
    type === prometheus ? inGroup(properties) : [{ name: "", item: alone(properties as Alone) }],
  spellings({ isOn, tellsSomebody }) {
    const off = isOn ? {} : { enabled: false };
    const ids = tellsSomebody ? ["/subscriptions/…"] : [];
    const actions = ids.map((actionGroupId) => ({ actionGroupId }));
    const rule = { alert: "Down", expression: "up == 0", actions };
    return [
      [resource(queries, "example", { ...off, actions: { actionGroups: ids } })],
      [resource(metrics, "example", { ...off, actions })],
      [resource(events, "example", { ...off, actions: { actionGroups: actions } })],
      [resource(prometheus, "example", { rules: [{ ...rule, ...off }] })],
      [resource(prometheus, "example", { ...off, rules: [rule] })],
    ];
  },
};

function alone({ enabled, actions }: Alone): Alert {
  const groups = isObject(actions) ? actions.actionGroups : undefined;
  return { isOn: enabled !== false, tellsSomebody: hasAny(actions) || hasAny(groups) };
}

function inGroup({ enabled, rules }: Group) {
  // The others only calculate what alerts ask for.
  const alerts = list(rules).filter((rule) => isSet(rule, "alert"));
  return namedEach(
    alerts,
    ({ alert }) => `alert ${alert}`,
    (rule): Alert => ({ isOn: enabled !== false && rule.enabled !== false, tellsSomebody: hasAny(rule.actions) }),
  );
}

/** Looks at no element: the action groups of a stack have no ids before it is deployed. */
const hasAny = (value: unknown) => Array.isArray(value) && value.length > 0;
