import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/vpc-native",
  title: "Pods have addresses that the network knows",
  why: "Pods that the network does not know cannot be named in firewalls or flow logs.",
  severity: "medium",
  area: "network isolation",
  controls: { gke: ["5.6.2"] },
  fix: "Set networkingMode to VPC_NATIVE, or leave it out.",
  // New clusters are, if nothing is said.
  check: ({ networkingMode }) => when(networkingMode === "ROUTES", "networkingMode is ROUTES"),
  good: () => [{ networkingMode: "VPC_NATIVE" }, { ipAllocationPolicy: { clusterSecondaryRangeName: "pods" } }, {}],
  bad: () => [{ networkingMode: "ROUTES" }],
});
