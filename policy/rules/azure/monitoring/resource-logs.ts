import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { hasLogs } from "../../../views/diagnostic-settings";

export default stackRule(
  [
    "azure-native:containerregistry:Registry",
    "azure-native:containerservice:ManagedCluster",
    "azure-native:keyvault:Vault",
    "azure-native:network:NetworkSecurityGroup",
    "azure-native:network:VirtualNetwork",
  ],
  {
    id: "azure/monitoring/resource-logs",
    title: "Resources that can log do",
    why: "Without a diagnostic setting, Azure writes nothing down.",
    severity: "medium",
    area: "logging",
    controls: { "azure-foundations": ["6.1.4"] },
    fix: "Add a DiagnosticSetting for the resource.",
    check: (subject, stack) => unless(hasLogs(subject, stack), "no diagnostic setting sends its logs anywhere"),
    good: () => [
      [
        resource("azure-native:containerregistry:Registry", "images", {}),
        resource(
          "azure-native:monitor:DiagnosticSetting",
          "logs",
          { logs: [{ categoryGroup: "allLogs", enabled: true }] },
          { resourceUri: "images", workspaceId: "workspace" },
        ),
      ],
    ],
    bad: () => [[resource("azure-native:containerregistry:Registry", "images", {})]],
  },
);
