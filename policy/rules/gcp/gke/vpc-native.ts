import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/vpc-native",
  title: "Pods have addresses that the network knows",
  why: "Pods that the network does not know cannot be named in firewalls or flow logs.",
  severity: "medium",
  area: "network isolation",
  controls: { gke: ["5.6.2"] },
  fix: "Set networkingMode to VPC_NATIVE and ipAllocationPolicy.",
  check: (cluster) =>
    unless(
      cluster.networkingMode === "VPC_NATIVE" || (!cluster.networkingMode && isSet(cluster, "ipAllocationPolicy")),
      `networkingMode is ${cluster.networkingMode ?? "not set"}`,
    ),
  good: [{ networkingMode: "VPC_NATIVE" }, { ipAllocationPolicy: { clusterSecondaryRangeName: "pods" } }],
  bad: [{}, { networkingMode: "ROUTES" }],
});
