import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:containerservice:ManagedCluster", {
  id: "azure/aks/current-cni",
  title: "Pods have addresses that Azure knows",
  why: "Kubenet is retired, and its pods are invisible to the network's own rules.",
  severity: "medium",
  area: "network isolation",
  controls: { aks: ["4.4.1"] },
  fix: "Set networkProfile.networkPlugin to azure.",
  check: ({ networkProfile }) =>
    unless(networkProfile?.networkPlugin === "azure", `networkPlugin is ${networkProfile?.networkPlugin ?? "not set"}`),
  good: [{ networkProfile: { networkPlugin: "azure" } }],
  bad: [{}, { networkProfile: { networkPlugin: "kubenet" } }],
});
