import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { privateLinksTo } from "../../../views/private-links";

export default stackRule("azure-native:containerregistry:Registry", {
  id: "azure/registry/private-endpoint",
  title: "Registries have a private endpoint",
  why: "Images then travel inside the network, and the registry can be closed to all others.",
  severity: "medium",
  area: "network isolation",
  controls: {},
  fix: "Add a PrivateEndpoint for the registry, group registry.",
  check: (registry, stack) =>
    unless(privateLinksTo(registry, stack).includes("registry"), "no private endpoint leads to it"),
  good: () => [
    [
      resource("azure-native:containerregistry:Registry", "images", {}),
      resource(
        "azure-native:network:PrivateEndpoint",
        "endpoint",
        { privateLinkServiceConnections: [{ groupIds: ["registry"] }] },
        { privateLinkServiceConnections: "images" },
      ),
    ],
  ],
  bad: () => [[resource("azure-native:containerregistry:Registry", "images", {})]],
});
