import { resource } from "../../../../examples";
import { unless } from "../../../../problems";
import { singletonRule } from "../../../../rule";
import { isOnSubscription } from "../../../../views/diagnostic-settings";

const accountType = "azure-native:storage:StorageAccount";

export default singletonRule("azure-native:monitor:DiagnosticSetting", {
  id: "azure/subscription/activity-log/customer-key",
  title: "Storage that keeps the activity log is encrypted under a key of one's own",
  why: "A key of one's own says who may read the log, and can be taken away.",
  severity: "low",
  area: "encryption at rest",
  controls: { "azure-foundations": ["6.1.1.3"] },
  fix: "Set encryption.keySource of the storage account to Microsoft.Keyvault, with the key.",
  // A log that goes elsewhere, or to storage of another stack, says nothing of it.
  applies: (setting, stack) =>
    isOnSubscription(setting) && stack.behind(setting, "storageAccountId", accountType).length > 0,
  check: (setting, stack) =>
    stack
      .behind(setting, "storageAccountId", accountType)
      .flatMap(({ name, properties: { encryption } }) =>
        unless(
          encryption?.keySource === "Microsoft.Keyvault",
          `encryption.keySource of ${name} is ${encryption?.keySource ?? "not set"}`,
        ),
      ),
  good: () => [
    [
      resource("azure-native:storage:StorageAccount", "storage", { encryption: { keySource: "Microsoft.Keyvault" } }),
      resource(
        "azure-native:monitor:DiagnosticSetting",
        "log",
        { resourceUri: "/subscriptions/00000000-0000-0000-0000-000000000000" },
        { storageAccountId: "storage" },
      ),
    ],
  ],
  bad: () => [
    [
      resource("azure-native:storage:StorageAccount", "storage", {}),
      resource(
        "azure-native:monitor:DiagnosticSetting",
        "log",
        { resourceUri: "/subscriptions/00000000-0000-0000-0000-000000000000" },
        { storageAccountId: "storage" },
      ),
    ],
  ],
});
