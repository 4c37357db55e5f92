import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isAutomatic } from "../../../views/aks-clusters";

export default rule("azure-native:containerservice:ManagedCluster", {
  id: "azure/aks/current-cni",
  title: "Pods have addresses that Azure knows",
  why: "Kubenet is retired, and its pods are invisible to the network's own rules.",
  severity: "medium",
  area: "network isolation",
  controls: { aks: ["4.4.1"] },
  fix: "Set networkProfile.networkPlugin to azure.",
  // AKS Automatic takes it, if nothing is said.
  check({ sku, networkProfile }) {
    const plugin = networkProfile?.networkPlugin ?? (isAutomatic({ sku }) ? "azure" : undefined);
    return unless(plugin === "azure", `networkPlugin is ${plugin ?? "not set"}`);
  },
  good: () => [{ networkProfile: { networkPlugin: "azure" } }, { sku: { name: "Automatic" } }],
  bad: () => [
    {},
    { networkProfile: { networkPlugin: "kubenet" } },
    { sku: { name: "Automatic" }, networkProfile: { networkPlugin: "none" } },
  ],
});
