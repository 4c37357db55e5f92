import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:containerregistry:Registry", {
  id: "azure/registry/quarantine",
  title: "Images wait for their scan before anybody gets them",
  why: "Until the scan has ended, nobody knows what is in an image.",
  severity: "low",
  area: "image security",
  controls: { peers: ["2.15"] },
  fix: "Set policies.quarantinePolicy.status to enabled, and let the scanner release images.",
  check: ({ policies }) =>
    unless(
      policies?.quarantinePolicy?.status === "enabled",
      `quarantinePolicy is ${policies?.quarantinePolicy?.status ?? "not set"}`,
    ),
  good: () => [{ policies: { quarantinePolicy: { status: "enabled" } } }],
  bad: () => [{}, { policies: { quarantinePolicy: { status: "disabled" } } }],
});
