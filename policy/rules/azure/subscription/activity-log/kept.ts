import { resource } from "../../../../examples";
import { unless } from "../../../../problems";
import { singletonRule } from "../../../../rule";
import { isSet } from "../../../../unknown";
import { isOnSubscription } from "../../../../views/diagnostic-settings";

export default singletonRule("azure-native:monitor:DiagnosticSetting", {
  id: "azure/subscription/activity-log/kept",
  title: "The activity log of the subscription is kept",
  why: "Azure forgets the activity log after 90 days, and break-ins are found later.",
  severity: "high",
  area: "logging",
  controls: { "azure-foundations": ["6.1.1.1"] },
  fix: "Add a DiagnosticSetting whose resourceUri is the subscription, with a workspace, a storage account or an event hub.",
  missing: "no diagnostic setting of the subscription",
  applies: isOnSubscription,
  check: ({ properties }) =>
    unless(
      isSet(properties, "workspaceId") || isSet(properties, "storageAccountId") || isSet(properties, "eventHubName"),
      "it sends the log nowhere",
    ),
  good: () => [
    [
      resource(
        "azure-native:monitor:DiagnosticSetting",
        "log",
        { resourceUri: "/subscriptions/00000000-0000-0000-0000-000000000000" },
        { workspaceId: "workspace" },
      ),
    ],
  ],
  bad: () => [
    [],
    [resource("azure-native:monitor:DiagnosticSetting", "log", { workspaceId: "workspace" }, { resourceUri: "vault" })],
    [
      resource("azure-native:monitor:DiagnosticSetting", "log", {
        resourceUri: "/subscriptions/00000000-0000-0000-0000-000000000000",
      }),
    ],
  ],
});
