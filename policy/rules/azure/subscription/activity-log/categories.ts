import { resource } from "../../../../examples";
import { list, when } from "../../../../problems";
import { singletonRule } from "../../../../rule";
import { isOnSubscription } from "../../../../views/diagnostic-settings";

const categories = ["Administrative", "Alert", "Policy", "Security"];

export default singletonRule("azure-native:monitor:DiagnosticSetting", {
  id: "azure/subscription/activity-log/categories",
  title: "The activity log of the subscription is kept with all that matters",
  why: "Who changed rights, policies or resources is in these categories, and in no other log.",
  severity: "high",
  area: "logging",
  controls: { "azure-foundations": ["6.1.1.2"] },
  fix: "Enable the categories Administrative, Alert, Policy and Security in the DiagnosticSetting of the subscription.",
  missing: "no diagnostic setting of the subscription",
  applies: isOnSubscription,
  check({ properties }) {
    const on = list(properties.logs).filter(({ enabled }) => enabled === true);
    const all = on.some(({ categoryGroup }) => categoryGroup === "allLogs");
    const leftOut = categories.filter((wanted) => !all && !on.some(({ category }) => category === wanted));
    return when(leftOut.length > 0, `it leaves out ${leftOut.join(", ")}`);
  },
  good: () =>
    [["Administrative", "Alert", "Policy", "Security"]].map((all) => [
      resource("azure-native:monitor:DiagnosticSetting", "log", {
        resourceUri: "/subscriptions/00000000-0000-0000-0000-000000000000",
        logs: all.map((category) => ({ category, enabled: true })),
      }),
    ]),
  bad: () => [
    [],
    [
      resource("azure-native:monitor:DiagnosticSetting", "log", {
        resourceUri: "/subscriptions/00000000-0000-0000-0000-000000000000",
        logs: [{ category: "Administrative", enabled: true }],
      }),
    ],
    [
      resource("azure-native:monitor:DiagnosticSetting", "log", {
        resourceUri: "/subscriptions/00000000-0000-0000-0000-000000000000",
        logs: categories.map((category) => ({ category, enabled: false })),
      }),
    ],
  ],
});
