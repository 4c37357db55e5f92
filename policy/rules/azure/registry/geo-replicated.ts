import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";

export default stackRule("azure-native:containerregistry:Registry", {
  id: "azure/registry/geo-replicated",
  title: "Registries outlive their region",
  why: "When the region fails, no node anywhere gets an image.",
  severity: "low",
  area: "image security",
  controls: { peers: ["2.14"] },
  fix: "Add a Replication of the registry in another region.",
  check: (registry, stack) =>
    unless(
      stack.pointingAt(registry, "azure-native:containerregistry:Replication", "registryName").length > 0,
      "no replication is of it",
    ),
  good: () => [
    [
      resource("azure-native:containerregistry:Registry", "images", {}),
      resource(
        "azure-native:containerregistry:Replication",
        "copy",
        { location: "northeurope" },
        { registryName: "images" },
      ),
    ],
  ],
  bad: () => [[resource("azure-native:containerregistry:Registry", "images", {})]],
});
