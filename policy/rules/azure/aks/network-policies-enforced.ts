import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isAutomatic } from "../../../views/aks-clusters";

export default rule("azure-native:containerservice:ManagedCluster", {
  id: "azure/aks/network-policies-enforced",
  title: "The cluster enforces network policies",
  why: "Without an engine, network policies are accepted and ignored.",
  severity: "high",
  area: "network isolation",
  controls: { aks: ["5.4.4"], kubernetes: ["5.3.1"] },
  fix: "Set networkProfile.networkPolicy to cilium, calico or azure.",
  // AKS Automatic takes Cilium, if nothing is said.
  check({ sku, networkProfile }) {
    const policy = networkProfile?.networkPolicy ?? (isAutomatic({ sku }) ? "cilium" : undefined);
    return unless(["azure", "calico", "cilium"].includes(policy ?? ""), `networkPolicy is ${policy ?? "not set"}`);
  },
  good: () => [{ networkProfile: { networkPolicy: "cilium" } }, { sku: { name: "Automatic" } }],
  bad: () => [
    {},
    { networkProfile: { networkPolicy: "none" } },
    { sku: { name: "Automatic" }, networkProfile: { networkPolicy: "none" } },
  ],
});
