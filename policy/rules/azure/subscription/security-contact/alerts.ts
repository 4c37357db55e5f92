import { resource } from "../../../../examples";
import { list, unless } from "../../../../problems";
import { singletonRule } from "../../../../rule";

export default singletonRule("azure-native:security:SecurityContact", {
  id: "azure/subscription/security-contact/alerts",
  title: "Security alerts are sent",
  why: "An alert in a portal that nobody watches stops nobody.",
  severity: "medium",
  area: "logging",
  controls: { "azure-foundations": ["8.1.14"] },
  fix: "Add a source Alert to notificationsSources of the azure-native.security.SecurityContact, with minimalSeverity.",
  missing: "no security contact",
  check: ({ properties: { notificationsSources } }) =>
    unless(
      list(notificationsSources).some(({ sourceType }) => sourceType === "Alert"),
      "Alert is not among notificationsSources",
    ),
  good: () => [
    [
      resource("azure-native:security:SecurityContact", "contact", {
        notificationsSources: [{ sourceType: "Alert", minimalSeverity: "High" }],
      }),
    ],
  ],
  bad: () => [
    [],
    [resource("azure-native:security:SecurityContact", "contact", {})],
    [
      resource("azure-native:security:SecurityContact", "contact", {
        notificationsSources: [{ sourceType: "AttackPath", minimalRiskLevel: "High" }],
      }),
    ],
  ],
});
