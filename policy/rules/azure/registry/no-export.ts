import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:containerregistry:Registry", {
  id: "azure/registry/no-export",
  title: "Nothing is carried out of closed registries",
  why: "An import from another registry, or an export pipeline, takes images past the closed network.",
  severity: "low",
  area: "network isolation",
  controls: {},
  fix: "Set policies.exportPolicy.status to disabled.",
  // Azure refuses it while the registry is open to the public network.
  applies: ({ publicNetworkAccess }) => publicNetworkAccess === "Disabled",
  check: ({ policies }) =>
    unless(
      policies?.exportPolicy?.status === "disabled",
      `exportPolicy.status is ${policies?.exportPolicy?.status ?? "not set"}`,
    ),
  good: () => [{ publicNetworkAccess: "Disabled", policies: { exportPolicy: { status: "disabled" } } }],
  bad: () => [
    { publicNetworkAccess: "Disabled" },
    { publicNetworkAccess: "Disabled", policies: { exportPolicy: { status: "enabled" } } },
  ],
});
