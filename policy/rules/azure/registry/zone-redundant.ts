import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:containerregistry:Registry", {
  id: "azure/registry/zone-redundant",
  title: "Registries outlive a zone",
  why: "When their zone fails, no node gets an image.",
  severity: "low",
  area: "image security",
  controls: { peers: ["2.17"] },
  fix: "Set zoneRedundancy to Enabled.",
  check: ({ zoneRedundancy }) =>
    unless(zoneRedundancy === "Enabled", `zoneRedundancy is ${zoneRedundancy ?? "not set"}`),
  good: () => [{ zoneRedundancy: "Enabled" }],
  bad: () => [{}, { zoneRedundancy: "Disabled" }],
});
