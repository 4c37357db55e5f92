import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { privateLinksTo } from "../../../views/private-links";

export default stackRule("azure-native:storage:StorageAccount", {
  id: "azure/storage/private-endpoint",
  title: "Storage has a private endpoint",
  why: "Without one, whoever reads the data reaches it by the account's public side.",
  severity: "medium",
  area: "network isolation",
  controls: { "azure-foundations": ["9.3.2.1"] },
  fix: "Add a PrivateEndpoint for the account, group blob, or that of the service that is used.",
  check: (account, stack) => unless(privateLinksTo(account, stack).length > 0, "no private endpoint leads to it"),
  good: () => [
    [
      resource("azure-native:storage:StorageAccount", "store", {}),
      resource(
        "azure-native:network:PrivateEndpoint",
        "endpoint",
        { privateLinkServiceConnections: [{ groupIds: ["blob"] }] },
        { privateLinkServiceConnections: "store" },
      ),
    ],
  ],
  bad: () => [[resource("azure-native:storage:StorageAccount", "store", {})]],
});
