import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isBase } from "../../../views/aks-clusters";

export default rule("azure-native:containerservice:ManagedCluster", {
  id: "azure/aks/paid-tier",
  title: "The control plane has an agreed availability",
  why: "Without an agreed availability, the control plane may be away when it is needed, and scales less.",
  severity: "medium",
  area: "node security",
  controls: { "azure-foundations": ["6.1.5"], peers: ["2.8"] },
  fix: "Set sku.tier to Standard or Premium.",
  applies: isBase,
  check: ({ sku }) =>
    unless(["Standard", "Premium"].includes(sku?.tier ?? ""), `sku.tier is ${sku?.tier ?? "not set"}`),
  good: () => [{ sku: { name: "Base", tier: "Standard" } }],
  bad: () => [{}, { sku: { name: "Base", tier: "Free" } }],
});
