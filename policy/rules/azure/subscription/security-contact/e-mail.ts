import { resource } from "../../../../examples";
import { unless } from "../../../../problems";
import { singletonRule } from "../../../../rule";

export default singletonRule("azure-native:security:SecurityContact", {
  id: "azure/subscription/security-contact/e-mail",
  title: "Security alerts go to an address of the security team",
  why: "An alert in a portal that nobody watches stops nobody.",
  severity: "medium",
  area: "logging",
  controls: { "azure-foundations": ["8.1.13"] },
  fix: "Set emails of the azure-native.security.SecurityContact.",
  missing: "no security contact",
  check: ({ properties: { emails } }) => unless(emails !== undefined && emails !== "", "emails is not set"),
  good: () => [[resource("azure-native:security:SecurityContact", "contact", { emails: "security@example.com" })]],
  bad: () => [
    [],
    [resource("azure-native:security:SecurityContact", "contact", {})],
    [resource("azure-native:security:SecurityContact", "contact", { emails: "" })],
  ],
});
