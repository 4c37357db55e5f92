import { resource } from "../../../../examples";
import { list, unless } from "../../../../problems";
import { singletonRule } from "../../../../rule";

export default singletonRule("azure-native:security:SecurityContact", {
  id: "azure/subscription/security-contact/attack-paths",
  title: "Attack paths that Defender finds are sent",
  why: "A way in that Defender has found is one that others find too.",
  severity: "medium",
  area: "logging",
  controls: { "azure-foundations": ["8.1.15"] },
  fix: "Add a source AttackPath to notificationsSources of the azure-native.security.SecurityContact, with minimalRiskLevel.",
  missing: "no security contact",
  check: ({ properties: { notificationsSources } }) =>
    unless(
      list(notificationsSources).some(({ sourceType }) => sourceType === "AttackPath"),
      "AttackPath is not among notificationsSources",
    ),
  good: () => [
    [
      resource("azure-native:security:SecurityContact", "contact", {
        notificationsSources: [{ sourceType: "AttackPath", minimalRiskLevel: "High" }],
      }),
    ],
  ],
  bad: () => [
    [],
    [resource("azure-native:security:SecurityContact", "contact", {})],
    [
      resource("azure-native:security:SecurityContact", "contact", {
        notificationsSources: [{ sourceType: "Alert", minimalSeverity: "High" }],
      }),
    ],
  ],
});
