import { resource } from "../../../../examples";
import { list, unless } from "../../../../problems";
import { singletonRule } from "../../../../rule";

export default singletonRule("azure-native:security:SecurityContact", {
  id: "azure/subscription/security-contact/owners",
  title: "Owners of the subscription hear of security alerts",
  why: "Owners can act at once, and an alert to one address can be missed.",
  severity: "medium",
  area: "logging",
  controls: { "azure-foundations": ["8.1.12"] },
  fix: "Set notificationsByRole of the azure-native.security.SecurityContact: state On, roles with Owner.",
  missing: "no security contact",
  check: ({ properties: { notificationsByRole } }) => [
    ...unless(
      notificationsByRole?.state === "On",
      `notificationsByRole.state is ${notificationsByRole?.state ?? "not set"}`,
    ),
    ...unless(list(notificationsByRole?.roles).includes("Owner"), "Owner is not among the roles"),
  ],
  good: () => [
    [
      resource("azure-native:security:SecurityContact", "contact", {
        notificationsByRole: { state: "On", roles: ["Owner"] },
      }),
    ],
  ],
  bad: () => [
    [],
    [resource("azure-native:security:SecurityContact", "contact", {})],
    [
      resource("azure-native:security:SecurityContact", "contact", {
        notificationsByRole: { state: "Off", roles: ["Owner"] },
      }),
    ],
    [
      resource("azure-native:security:SecurityContact", "contact", {
        notificationsByRole: { state: "On", roles: ["Contributor"] },
      }),
    ],
  ],
});
