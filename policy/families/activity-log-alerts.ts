import type { Controls } from "../controls";
import { resource } from "../examples";
import { list, text, unless } from "../problems";
import { singletonRule, type Rule } from "../rule";
import type { PropertiesOf } from "../types";

const alertType = "azure-native:monitor:ActivityLogAlert";
type Alert = PropertiesOf<typeof alertType>;

interface ActivityLogAlert {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly control: NonNullable<Controls["azure-foundations"]>[number];
  /** What the alert has to look for in the activity log. */
  readonly event: { readonly field: "operationName" | "category"; readonly equals: string };
}

/** A rule that some operation on an Azure subscription raises an alert. */
export function activityLogAlertRule({ id, title, why, control, event }: ActivityLogAlert): Rule {
  const alert = (changes: Alert) => [
    resource(alertType, "alert", {
      scopes: ["/subscriptions/00000000-0000-0000-0000-000000000000"],
      condition: { allOf: [event] },
      actions: { actionGroups: [{ actionGroupId: "/subscriptions/…" }] },
      ...changes,
    }),
  ];
  return singletonRule(alertType, {
    id,
    title,
    why,
    severity: "medium",
    area: "logging",
    controls: { "azure-foundations": [control] },
    fix: `Add an ActivityLogAlert on the subscription where ${event.field} is ${event.equals}, with an action group.`,
    missing: "no alert looks for it",
    applies: ({ properties }) => conditionsOf(properties).some((each) => isOn(each, event)),
    check: ({ properties: { enabled, actions, scopes, condition } }) => [
      ...unless(enabled !== false, "enabled is false"),
      ...unless(list(actions?.actionGroups).length > 0, "it tells nobody"),
      ...unless(list(scopes).some(isSubscription), "it is not on the whole subscription"),
      ...unless(
        list(condition?.allOf).every(({ field }) => !narrowing.includes(text(field))),
        "it looks for some outcomes only",
      ),
    ],
    good: () => [alert({})],
    bad: () => [
      [],
      alert({ enabled: false }),
      alert({ actions: { actionGroups: [] } }),
      alert({ scopes: ["/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/one"] }),
      alert({ condition: { allOf: [event, { field: "caller", equals: "somebody" }] } }),
    ],
  });
}

const narrowing = ["caller", "level", "status", "subStatus", "resourceGroup", "resourceId"];

type Condition = NonNullable<NonNullable<NonNullable<Alert["condition"]>["allOf"]>[number]>;

const conditionsOf = ({ condition }: Alert): readonly Condition[] =>
  list(condition?.allOf).flatMap((each) => [each, ...list(each.anyOf)]);

function isOn({ field, equals }: Condition, event: ActivityLogAlert["event"]): boolean {
  return field === event.field && text(equals).toLowerCase() === event.equals.toLowerCase();
}

const isSubscription = (scope: string) => /^\/subscriptions\/[^/]+\/?$/.test(scope);
