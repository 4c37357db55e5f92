import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:containerregistry:Registry", {
  id: "azure/registry/no-public-network",
  title: "Registries do not answer on the internet",
  why: "What does not answer on the internet cannot be opened there with a stolen token.",
  severity: "medium",
  area: "network isolation",
  controls: { peers: ["2.12"] },
  fix: "Set publicNetworkAccess to Disabled, and add a private endpoint.",
  check: ({ publicNetworkAccess }) =>
    unless(publicNetworkAccess === "Disabled", `publicNetworkAccess is ${publicNetworkAccess ?? "not set"}`),
  good: () => [{ publicNetworkAccess: "Disabled" }],
  bad: () => [{}, { publicNetworkAccess: "Enabled" }],
});
