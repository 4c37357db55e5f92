import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { someIs } from "../../../unknown";

export default rule("azure-native:monitor:ActionGroup", {
  id: "azure/monitoring/action-groups-reach-somebody",
  title: "Action groups reach somebody",
  why: "Alerts go through their group: while it is off or empty, they ring unheard.",
  severity: "medium",
  area: "logging",
  controls: {},
  fix: "Set enabled to true, and name a receiver.",
  check: (group) => [
    ...unless(group.enabled === true, "enabled is not true"),
    ...unless(
      someIs(receivers, (kind) => (group[kind]?.length ?? 0) > 0),
      "it has no receiver",
    ),
  ],
  good: () => [{ enabled: true, emailReceivers: [{ name: "team", emailAddress: "security-team@example.com" }] }],
  bad: () => [
    {},
    { enabled: true, emailReceivers: [] },
    { enabled: false, emailReceivers: [{ name: "team", emailAddress: "security-team@example.com" }] },
  ],
});

const receivers = [
  "armRoleReceivers",
  "automationRunbookReceivers",
  "azureAppPushReceivers",
  "azureFunctionReceivers",
  "emailReceivers",
  "eventHubReceivers",
  "incidentReceivers",
  "itsmReceivers",
  "logicAppReceivers",
  "smsReceivers",
  "voiceReceivers",
  "webhookReceivers",
] as const;
