import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";

export default stackRule("azure-native:storage:StorageAccount", {
  id: "azure/storage/read-only-lock",
  title: "The settings of storage cannot be changed by accident",
  why: "Whoever may change an account's settings can open it to the world without touching its data.",
  severity: "low",
  area: "secrets management",
  controls: { "azure-foundations": ["9.3.10"] },
  fix: "Add a ManagementLockByScope of level ReadOnly, where nothing has to change the account's settings.",
  check: (account, stack) =>
    unless(
      stack
        .pointingAt(account, "azure-native:authorization:ManagementLockByScope", "scope")
        .some(({ properties: { level } }) => level === "ReadOnly"),
      "no read-only lock protects it",
    ),
  good: () => [
    [
      resource("azure-native:storage:StorageAccount", "store", {}),
      resource("azure-native:authorization:ManagementLockByScope", "lock", { level: "ReadOnly" }, { scope: "store" }),
    ],
  ],
  bad: () => [
    [resource("azure-native:storage:StorageAccount", "store", {})],
    [
      resource("azure-native:storage:StorageAccount", "store", {}),
      resource(
        "azure-native:authorization:ManagementLockByScope",
        "lock",
        { level: "CanNotDelete" },
        { scope: "store" },
      ),
    ],
  ],
});
