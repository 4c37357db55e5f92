import { resource } from "../../../../examples";
import { singletonRule } from "../../../../rule";

export default singletonRule("azure-native:network:NetworkWatcher", {
  id: "azure/subscription/network-watcher/declared",
  title: "Network Watcher is on in the regions that are used",
  why: "Flow logs and diagnoses of a network exist only in regions where it is on.",
  severity: "low",
  area: "logging",
  controls: { "azure-foundations": ["7.6"] },
  fix: "Add an azure-native.network.NetworkWatcher in each region that is used.",
  missing: "no network watcher",
  check: () => [],
  good: () => [[resource("azure-native:network:NetworkWatcher", "watcher", { location: "westeurope" })]],
  bad: () => [[]],
});
