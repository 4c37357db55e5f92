import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";

export default stackRule(
  [
    "azure-native:containerregistry:Registry",
    "azure-native:containerservice:ManagedCluster",
    "azure-native:keyvault:Vault",
    "azure-native:operationalinsights:Workspace",
    "azure-native:storage:StorageAccount",
  ],
  {
    id: "azure/monitoring/locks",
    title: "What holds state cannot be deleted by accident",
    why: "One wrong command or a hasty clean-up would take keys, logs or backups with it.",
    severity: "low",
    area: "secrets management",
    controls: { "azure-foundations": ["6.2", "9.3.9"] },
    fix: "Add a ManagementLockByScope of level CanNotDelete.",
    check: (subject, stack) =>
      unless(
        stack
          .pointingAt(subject, "azure-native:authorization:ManagementLockByScope", "scope")
          .some(({ properties }) => properties.level !== "NotSpecified"),
        "no lock protects it",
      ),
    good: () => [
      [
        resource("azure-native:keyvault:Vault", "vault", {}),
        resource(
          "azure-native:authorization:ManagementLockByScope",
          "lock",
          { level: "CanNotDelete" },
          { scope: "vault" },
        ),
      ],
    ],
    bad: () => [
      [resource("azure-native:keyvault:Vault", "vault", {})],
      [
        resource("azure-native:keyvault:Vault", "vault", {}),
        resource(
          "azure-native:authorization:ManagementLockByScope",
          "lock",
          { level: "NotSpecified" },
          { scope: "vault" },
        ),
      ],
    ],
  },
);
