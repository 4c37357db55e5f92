import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { hasLogs } from "../../../views/diagnostic-settings";

export default stackRule("azure-native:keyvault:Vault", {
  id: "azure/vault/logs",
  title: "Every use of a vault is logged",
  why: "Who read a secret is only known if it was written down at the time.",
  severity: "high",
  area: "logging",
  controls: { "azure-foundations": ["6.1.1.4"] },
  fix: "Add a DiagnosticSetting for the vault with category group audit or allLogs.",
  check: (vault, stack) => unless(hasLogs(vault, stack, ["AuditEvent"]), "its audit events go nowhere"),
  good: () => [
    [
      resource("azure-native:keyvault:Vault", "vault", {}),
      resource(
        "azure-native:monitor:DiagnosticSetting",
        "logs",
        { logs: [{ categoryGroup: "audit", enabled: true }] },
        { resourceUri: "vault", workspaceId: "workspace" },
      ),
    ],
  ],
  bad: () => [
    [resource("azure-native:keyvault:Vault", "vault", {})],
    [
      resource("azure-native:keyvault:Vault", "vault", {}),
      resource(
        "azure-native:monitor:DiagnosticSetting",
        "logs",
        { logs: [{ categoryGroup: "audit", enabled: false }] },
        { resourceUri: "vault", workspaceId: "workspace" },
      ),
    ],
  ],
});
